using System.Globalization;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Lint.Data;

/// <summary>L031: two colours that touch have too little contrast (WCAG 2.2, 1.4.3 and 1.4.11).</summary>
internal sealed class ContrastRule : IPackRule
{
    private const string Code = "DIS-L031";
    private const string File = "theme.json";

    public IEnumerable<LintFinding> Check(LintSubject subject) =>
        subject.Pack.Theme is { } theme ? theme.Pairs.Select(pair => Check(theme, pair)).OfType<LintFinding>() : [];

    private static LintFinding? Check(PackTheme theme, ThemePair pair)
    {
        var foreground = Luminance(theme.Colours.GetValueOrDefault(pair.Foreground));
        var background = Luminance(theme.Colours.GetValueOrDefault(pair.Background));
        if (foreground is null || background is null)
        {
            return LintFinding.Error(Code, File, $"{pair.Foreground} on {pair.Background}: not two colours of the form #rrggbb");
        }

        var contrast = (Math.Max(foreground.Value, background.Value) + 0.05) / (Math.Min(foreground.Value, background.Value) + 0.05);
        return contrast >= (double)pair.Minimum
            ? null
            : LintFinding.Error(Code, File, string.Create(CultureInfo.InvariantCulture, $"{pair.Foreground} on {pair.Background}: contrast {contrast:0.00}:1, needed {pair.Minimum}:1"));
    }

    private static double? Luminance(string? colour) =>
        colour is ['#', ..] && colour.Length == 7 && int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? (0.2126 * Linear((rgb >> 16) & 0xff)) + (0.7152 * Linear((rgb >> 8) & 0xff)) + (0.0722 * Linear(rgb & 0xff))
            : null;

    private static double Linear(int channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
