using System.Globalization;

namespace DigitalIndiaStack.Localization.Lint.Data;

/// <summary>L020: ICU knows neither the culture nor its language, and <c>formats.json</c> does not say everything: .NET would invent the rest.</summary>
internal sealed class CultureRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject)
    {
        foreach (var language in subject.Pack.Manifest.Languages.Offered)
        {
            var culture = subject.Pack.Manifest.Culture.GetValueOrDefault(language, language);
            if (!IsKnown(culture) && !IsKnown(Languages.LanguageTag.Primary(culture)) && !IsComplete(subject, language))
            {
                yield return LintFinding.Error("DIS-L020", "pack.json", $"culture/{language}: '{culture}' is not known here and formats.json does not give decimalSeparator, groupSeparator and months");
            }
        }
    }

    private static bool IsComplete(LintSubject subject, string language) =>
        subject.Pack.Formats.GetValueOrDefault(language) is { DecimalSeparator: not null, GroupSeparator: not null, Months: not null };

    private static bool IsKnown(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
