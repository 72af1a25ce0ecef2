namespace DigitalIndiaStack.Conformance.Engine.Requirements;

/// <summary>One normative sentence of a rules document, as data.</summary>
public sealed record Requirement
{
    /// <summary>The clause, for example <c>CNS-4.3</c>; never given twice.</summary>
    public required string Id { get; init; }

    /// <summary>Folder of the rules document under <c>specs/</c>, for example <c>consent</c>.</summary>
    public required string Block { get; init; }

    /// <summary>How strongly the sentence binds.</summary>
    public required RequirementLevel Level { get; init; }

    /// <summary>The sentence, word for word.</summary>
    public required string Text { get; init; }

    /// <summary>Where the sentence stands; empty when the requirement list does not say.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Where the sentence stands, down to the line.</summary>
    public ClausePlace Place { get; init; } = new("", 1);

    /// <summary>Operation ids that the sentence is about; empty when it is about all or none.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Profiles that include the sentence.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>How the sentence is shown to hold.</summary>
    public Verification Verify { get; init; } = Verification.Automatic;

    /// <summary>Why no automatic check can show it; empty for automatic ones.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where the sentence comes from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether a breach makes a server not conformant.</summary>
    public bool IsMandatory => Level is RequirementLevel.Must or RequirementLevel.MustNot;
}
