using System.Text.Json;
using DigitalIndiaStack.Localization.Languages;

namespace DigitalIndiaStack.Localization.Plurals;

/// <summary>The plural rules of one language, from the data of CLDR 48 that this assembly carries; ICU is not asked.</summary>
public sealed class PluralRules
{
    private static readonly Lazy<Dictionary<string, PluralRules>> ByLanguage = new(Load);
    private static readonly PluralRules None = new([]);
    private readonly (PluralForm Form, PluralRule Rule)[] rules;

    private PluralRules((PluralForm Form, PluralRule Rule)[] rules)
    {
        this.rules = rules;
        Forms = [.. rules.Select(rule => rule.Form), PluralForm.Other];
    }

    /// <summary>The languages that CLDR has rules for.</summary>
    public static IReadOnlyCollection<string> Known => ByLanguage.Value.Keys;

    /// <summary>The forms that the language uses, in the order of CLDR; <see cref="PluralForm.Other"/> is always the last.</summary>
    public IReadOnlyList<PluralForm> Forms { get; }

    /// <summary>The rules of a language or of the nearest parent that has some; with neither, <see cref="PluralForm.Other"/> for every number.</summary>
    /// <param name="language">BCP 47 tag, as <c>sw</c> or <c>pt-PT</c>.</param>
    public static PluralRules For(string language)
    {
        for (var tag = language; tag.Length > 0; tag = LanguageTag.Parent(tag))
        {
            if (ByLanguage.Value.TryGetValue(tag, out var rules))
            {
                return rules;
            }
        }

        return None;
    }

    /// <summary>Chooses the form of a number. The scale counts: <c>1.0</c> is not <c>1</c> in every language.</summary>
    public PluralForm Select(decimal number)
    {
        var operands = PluralOperands.Of(number);
        foreach (var (form, rule) in rules)
        {
            if (rule.Matches(operands))
            {
                return form;
            }
        }

        return PluralForm.Other;
    }

    private static Dictionary<string, PluralRules> Load()
    {
        using var stream = typeof(PluralRules).Assembly.GetManifestResourceStream("plurals.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("supplemental").GetProperty("plurals-type-cardinal").EnumerateObject()
            .ToDictionary(language => language.Name, language => new PluralRules(Read(language.Value)), StringComparer.OrdinalIgnoreCase);
    }

    private static (PluralForm Form, PluralRule Rule)[] Read(JsonElement language) =>
        [.. language.EnumerateObject()
            .Select(rule => (Form: Enum.Parse<PluralForm>(rule.Name["pluralRule-count-".Length..], ignoreCase: true), rule.Value))
            .Where(rule => rule.Form is not PluralForm.Other)
            .Select(rule => (rule.Form, PluralRule.Parse(rule.Value.GetString()!)))];
}
