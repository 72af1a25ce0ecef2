namespace DigitalIndiaStack.Identity.Tests.Lives;

/// <summary>Something that is good for a time.</summary>
/// <param name="Sure">How long it is accepted at least.</param>
/// <param name="Life">How long it may be accepted at most, as the rules have it; clocks may differ by ten seconds besides.</param>
/// <param name="MakeAsync">Makes one now, and says how it is tried: whether it is accepted.</param>
internal sealed record Lived(TimeSpan Sure, TimeSpan Life, Func<Task<Func<Task<bool>>>> MakeAsync)
{
    public Lived(TimeSpan life, Func<Task<Func<Task<bool>>>> makeAsync)
        : this(life, life, makeAsync)
    {
    }
}
