using System.Runtime.InteropServices;

namespace DigitalIndiaStack.Conformance.Pacts.Native;

/// <summary>
/// Keeps what native code prints off the standard output for a while. .NET writes to a duplicate of that descriptor, so that this process's own
/// lines still get through; what the verifier prints is also in its report. On Windows nothing is held back.
/// </summary>
internal sealed partial class QuietOutput : IDisposable
{
    private const int StandardOutput = 1;
    private const int WriteOnly = 1;

    private readonly int kept = -1;

    /// <summary>Begins; one at a time, for there is one standard output.</summary>
    public QuietOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Opened now, if not before, .NET's stream goes on to where the output goes.
        Console.Out.Flush();
        kept = Duplicate(StandardOutput);
        var nowhere = Open("/dev/null", WriteOnly);
        if (nowhere >= 0)
        {
            _ = Replace(nowhere, StandardOutput);
            _ = Close(nowhere);
        }
    }

    public void Dispose()
    {
        if (kept >= 0)
        {
            _ = Replace(kept, StandardOutput);
            _ = Close(kept);
        }
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Replace(int from, int to);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
