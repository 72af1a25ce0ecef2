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

    /// <summary>Whether nothing else may run meanwhile: the check moves the clock, or locks or loads the server.</summary>
    public bool Exclusive { get; set; }

    /// <summary>Whether a server in production must be spared the check: it deletes, loads, locks, or moves the clock. Whatever is exclusive is.</summary>
    public bool Destructive { get; set; }
}
