using System.Text.Json.Serialization;

namespace DigitalIndiaStack.Localization.Packs;

/// <summary>The manifest of a country pack, <c>pack.json</c>; its schema is <c>specs/pack/pack.schema.json</c>.</summary>
public sealed record PackManifest
{
    /// <summary>Where the schema is; editors read it.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Name of the pack and of its folder; also the tenant that it serves, as <c>ke</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the pack, SemVer.</summary>
    public required string Version { get; init; }

    /// <summary>Versions of the product that the pack was made for, as <c>&gt;=0.1 &lt;1.0</c>.</summary>
    public required string Requires { get; init; }

    /// <summary>ISO 3166-1 code of the country, two capital letters.</summary>
    public required string Country { get; init; }

    /// <summary>The name of the country, by language.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>The languages of the country and of the pack.</summary>
    public required PackLanguages Languages { get; init; }

    /// <summary>The .NET culture from which absent formats are taken, by language.</summary>
    public required IReadOnlyDictionary<string, string> Culture { get; init; }

    /// <summary>The languages to look in when a text is absent, in this order; English comes after them in any case.</summary>
    public required IReadOnlyList<string> Fallback { get; init; }

    /// <summary>Whether digits are shown in the script of the language.</summary>
    public DigitDisplay Digits { get; init; }

    /// <summary>Sizes of digit groups from the decimal point; the last one repeats.</summary>
    public required IReadOnlyList<int> Grouping { get; init; }

    /// <summary>The currency of the country.</summary>
    public required PackCurrency Currency { get; init; }

    /// <summary>The calendars of the country.</summary>
    public required PackCalendars Calendars { get; init; }

    /// <summary>IANA time zones; the first one is shown.</summary>
    public required IReadOnlyList<string> TimeZones { get; init; }

    /// <summary>The first day of the week, in English, lower case.</summary>
    public required string WeekStart { get; init; }

    /// <summary>The days of rest, in English, lower case.</summary>
    public required IReadOnlyList<string> Weekend { get; init; }

    /// <summary>Which parts a name has.</summary>
    public required PackNameRules Name { get; init; }

    /// <summary>Words that stay in Latin letters in a language of another script, as names of products.</summary>
    public IReadOnlyList<string> KeepLatin { get; init; } = [];

    /// <summary>How long vouchers live.</summary>
    public PackVouchers Vouchers { get; init; } = new(90, 366);

    /// <summary>The clocks of disputes about payments.</summary>
    public PackDisputes Disputes { get; init; } = new(45, 10, 20);

    /// <summary>The clocks of transfers to accounts outside of the ledger.</summary>
    public PackOutward Outward { get; init; } = new(30, 1, 5, 10000);

    /// <summary>The scheme by which payment codes of the country are known: a domain name in reverse, at most 32 characters.</summary>
    public string QrScheme { get; init; } = "example.dpi";

    /// <summary>How far each translation is, by language.</summary>
    public required IReadOnlyDictionary<string, PackTranslation> Translation { get; init; }
}
