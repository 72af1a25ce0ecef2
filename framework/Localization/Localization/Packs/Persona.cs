namespace DigitalIndiaStack.Localization.Packs;

/// <summary>A made-up person of the sandbox: one entry of <c>personas.json</c>.</summary>
public sealed record Persona
{
    /// <summary>Name of the entry, unique in the pack; also the sign-in name of an officer.</summary>
    public required string Id { get; init; }

    /// <summary><c>citizen</c>, <c>agriculture-officer</c>, <c>registrar</c>, <c>payments-operator</c>, <c>payments-officer</c>, <c>identity-agent</c>, <c>identity-reviewer</c>, or <c>payments-participant-</c> and the code of a participant.</summary>
    public required string Role { get; init; }

    /// <summary>The full name in Latin letters.</summary>
    public required string FullName { get; init; }

    /// <summary>The full name by language, where it is written in another script.</summary>
    public IReadOnlyDictionary<string, string> NativeNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Date of birth, Gregorian.</summary>
    public required DateOnly DateOfBirth { get; init; }

    /// <summary>The language that the person reads.</summary>
    public required string Language { get; init; }

    /// <summary>E-mail address, at a domain that is reserved for examples (RFC 2606).</summary>
    public required string Email { get; init; }

    /// <summary>National number in the sandbox range.</summary>
    public required string NationalNumber { get; init; }

    /// <summary>The entry in the farmer registry; absent for people who do not farm.</summary>
    public FarmerRecord? Farmer { get; init; }

    /// <summary>The account that benefits are paid to; absent for people who receive none.</summary>
    public PersonaAccount? Account { get; init; }

    /// <summary>The office of an officer, as an admin unit code; absent for citizens.</summary>
    public string? Office { get; init; }
}

/// <summary>The farmer registry's entry of a persona.</summary>
/// <param name="HoldingId">Identifier of the holding.</param>
/// <param name="AdminUnit">Where it is, as a code of <c>admin-units.csv</c>.</param>
/// <param name="AreaHectares">Area of the plot in hectares.</param>
/// <param name="MainCrop">Crop, as the registry codes it.</param>
/// <param name="Season">Season, as the registry codes it.</param>
public sealed record FarmerRecord(string HoldingId, string AdminUnit, decimal AreaHectares, string MainCrop, string Season);

/// <summary>An account of the sandbox's payment service.</summary>
/// <param name="Kind"><c>mobile-money</c> or <c>bank</c>.</param>
/// <param name="Provider">Name of a provider that does not exist.</param>
/// <param name="Alias">Alias under which payments find the account.</param>
public sealed record PersonaAccount(string Kind, string Provider, string Alias);
