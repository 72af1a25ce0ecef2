namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>Marks a static method <c>Task Name(CheckRun run)</c> as a check; its name, with spaces for underscores, is what it promises.</summary>
/// <param name="id">Id by which reports and <c>--only</c> name the check, for example <c>CNS-C02</c>; never given twice.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckAttribute(string id) : Attribute
{
    /// <summary>Id of the check.</summary>
    public string Id { get; } = id;

    /// <summary>Blocks without which the check does not apply; empty means the blocks of its requirements.</summary>
    public string[] Blocks { get; set; } = [];

    /// <summary>Whether one of <see cref="Blocks"/> is enough: the check judges what the server offers of them and says what it left out.</summary>
    public bool AnyBlock { get; set; }

    /// <summary>Whether the server must reach the suite; where it cannot, the check does not apply.</summary>
    public bool Receives { get; set; }

    /// <summary>Whether a run begins with it: it asks for a public document and nothing else, so that the first verdict comes soon, from a server that has just started too.</summary>
    public bool Opens { get; set; }
}
