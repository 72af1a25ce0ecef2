using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>An import of persons from a register. State and tallies are changed by statements of their own only (IDN-21.2).</summary>
internal sealed class ImportOf : ITenantOwned
{
    public required ImportId Id { get; init; }

    public string Tenant { get; private set; } = "";

    /// <summary>The client that made it.</summary>
    public required string Client { get; init; }

    /// <summary>The person who made it; <see langword="null"/> when the client acted for itself.</summary>
    public string? Maker { get; init; }

    /// <summary>The name of the register.</summary>
    public required string Register { get; init; }

    /// <summary>The day of which the register is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>BCP 47 tag of the language of its persons.</summary>
    public required string Language { get; init; }

    public required int ExpectedCount { get; init; }

    public required string ExpectedDigest { get; init; }

    /// <summary>Nobody is enrolled before.</summary>
    public DateTimeOffset? StartAt { get; init; }

    public RegisterImportStatus Status { get; init; }

    /// <summary>Counts the uploads: what was found in one says nothing of the next.</summary>
    public int Upload { get; init; }

    /// <summary>How many lines the last upload had; 0 while there was none.</summary>
    public int FoundCount { get; init; }

    public string? FoundDigest { get; init; }

    /// <summary>The last line up to which candidates were looked for.</summary>
    public int Checked { get; init; }

    /// <summary>The last line that was taken; whoever moves it on takes those after it, and nobody else does (IDN-21.11).</summary>
    public int LastLine { get; init; }

    public int Malformed { get; init; }

    public int Duplicates { get; init; }

    /// <summary>How many lines had candidates when they were checked.</summary>
    public int WithCandidates { get; init; }

    public int Enrolled { get; init; }

    /// <summary>How many lines became applications.</summary>
    public int Applied { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? ReleasedBy { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Whether the lines are as the control totals say (IDN-21.3).</summary>
    public bool IsAsExpected => (FoundCount, FoundDigest) == (ExpectedCount, ExpectedDigest);

    /// <summary>Lines that have no outcome yet.</summary>
    public int Open => FoundCount - Malformed - Duplicates - Enrolled - Applied;

    /// <summary>Who made it: the person, else the client.</summary>
    public string MadeBy => Maker ?? Client;

    /// <summary>Whether the caller made it: the person, and where only one of the two is a person, the client (IDN-21.7).</summary>
    public bool IsMadeBy(Caller caller) => Maker is null || caller.Subject is null ? caller.ClientId == Client : caller.Subject == Maker;
}
