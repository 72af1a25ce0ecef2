namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Wrong attempts in a row at one factor of one person, or of a number that nobody has (IDN-3.10).</summary>
internal sealed class AttemptBudget
{
    public required string Tenant { get; init; }

    /// <summary><c>pin</c>, <c>code</c>, <c>app</c>, <c>recovery</c>, <c>counter</c> or <c>delegate</c>.</summary>
    public required string Factor { get; init; }

    /// <summary>The national number that was typed.</summary>
    public required string Holder { get; init; }

    public int Failures { get; init; }

    /// <summary>Until when the factor is locked, in seconds since 1970; 0 for not.</summary>
    public long LockedUntil { get; init; }

    /// <summary>When the row may be forgotten, in seconds since 1970.</summary>
    public long ExpiresAt { get; init; }
}
