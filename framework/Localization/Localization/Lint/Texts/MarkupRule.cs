using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L012: markup or an address inside a text. Texts are plain; pages encode them.</summary>
internal sealed partial class MarkupRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Translations
        .Where(text => Markup().IsMatch(text.Text))
        .Select(text => LintFinding.Error("DIS-L012", text.File, $"{text.Key}: '{Markup().Match(text.Text).Value}': markup or an address in a text"));

    [GeneratedRegex(@"<[A-Za-z!/?]|&#?[A-Za-z0-9]+;|https?:|www\.|javascript:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();
}
