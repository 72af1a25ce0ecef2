using System.Diagnostics;

namespace DigitalIndiaStack.Payments.Block.GroupCommit;

/// <summary>Lets what is written belong to the trace of the request that caused it, although another request writes it.</summary>
internal readonly struct CauseScope : IDisposable
{
    private readonly Activity? before = Activity.Current;

    public CauseScope(Activity? cause) => Activity.Current = cause ?? before;

    public void Dispose() => Activity.Current = before;
}
