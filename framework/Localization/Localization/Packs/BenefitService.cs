using System.Text.Json.Serialization;

namespace DigitalIndiaStack.Localization.Packs;

/// <summary>A benefit that the country offers: one file of <c>services/</c>.</summary>
public sealed record BenefitService
{
    /// <summary>Where the schema is; editors read it.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Name of the service and of its file, as <c>farmer-input-benefit</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the benefit, by language.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>What it is for, in one sentence, by language.</summary>
    public required IReadOnlyDictionary<string, string> Descriptions { get; init; }

    /// <summary>What is paid.</summary>
    public required BenefitAmount Amount { get; init; }

    /// <summary>Who may have it.</summary>
    public required BenefitEligibility Eligibility { get; init; }

    /// <summary>The office that decides.</summary>
    public required BenefitOffice Office { get; init; }

    /// <summary>The days in which the office must decide.</summary>
    public required int DecisionDays { get; init; }
}

/// <summary>An amount of money, as on the wire.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Amount">Decimal string with exactly the digits of the currency.</param>
public sealed record BenefitAmount(string Currency, string Amount);

/// <summary>The conditions of a benefit.</summary>
/// <param name="MaximumHectares">The largest area that still qualifies, in hectares.</param>
public sealed record BenefitEligibility(decimal MaximumHectares);

/// <summary>An office.</summary>
/// <param name="AdminUnit">Where it is, as a code of <c>admin-units.csv</c>.</param>
/// <param name="Names">Its name, by language.</param>
public sealed record BenefitOffice(string AdminUnit, IReadOnlyDictionary<string, string> Names);
