namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>What is known of a person when they enrol. Only the full name is asked of everybody (IDN-2.3).</summary>
internal sealed record PersonalData(string FullName, DateOnly DateOfBirth, string Language)
{
    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Where the person lives, as a code of the country's administrative units.</summary>
    public string? Region { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];
}
