namespace DigitalIndiaStack.Localization.Packs;

/// <summary>Colours of the pages of a country: <c>theme.json</c>. There is no emblem and no flag.</summary>
/// <param name="Colours">Colours by token, each <c>#rrggbb</c>.</param>
/// <param name="Pairs">Which colour stands on which; <c>dis pack lint</c> measures their contrast.</param>
public sealed record PackTheme(IReadOnlyDictionary<string, string> Colours, IReadOnlyList<ThemePair> Pairs);

/// <summary>Two colours that touch.</summary>
/// <param name="Foreground">Token of the text or shape.</param>
/// <param name="Background">Token of what is behind it.</param>
/// <param name="Minimum">The least contrast, 4.5 for text and 3 for shapes (WCAG 1.4.3, 1.4.11).</param>
public sealed record ThemePair(string Foreground, string Background, decimal Minimum);
