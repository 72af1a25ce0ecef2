namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>
/// Says what a check, or every check of a class, meets that other checks may meet too; <c>[Touches]</c> alone says nothing but things of its
/// own making. A check without it runs alone and not at all where the target forbids what is destructive.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class TouchesAttribute : Attribute
{
    /// <summary>Shared things that must stay as they are while the check runs.</summary>
    public string[] Reads { get; set; } = [];

    /// <summary>Shared things that the check changes; only one check at a time does, and none reads them then.</summary>
    public string[] Writes { get; set; } = [];

    /// <summary>
    /// Whether the check moves the server's clock. Such checks run among themselves, and the clock moves only while all of them wait for it; so
    /// none needs to know of the others.
    /// </summary>
    public bool MovesClock { get; set; }

    /// <summary>Whether a server in production must be spared the check: it deletes, loads, locks, or moves the clock. Whatever moves the clock is.</summary>
    public bool Destructive { get; set; }
}
