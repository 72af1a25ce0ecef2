using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L002: a text has other placeholders than the English one. A plural form may say its count in words.</summary>
internal sealed class PlaceholderRule : IPackRule
{
    private const string Code = "DIS-L002";

    public IEnumerable<LintFinding> Check(LintSubject subject) =>
        subject.Translations.Where(text => text.Source is not null).SelectMany(text => Check(text, text.Source!));

    private static IEnumerable<LintFinding> Check(Translation text, SourceMessage source)
    {
        var found = Message.Parse(text.Text).Placeholders;
        foreach (var name in source.Placeholders.Except(found).Where(name => !(source.IsPlural && name == "count")).Order(StringComparer.Ordinal))
        {
            yield return LintFinding.Error(Code, text.File, $"{text.Key}: placeholder {{{{{name}}}}} is missing");
        }

        foreach (var name in found.Except(source.Placeholders).Order(StringComparer.Ordinal))
        {
            yield return LintFinding.Error(Code, text.File, $"{text.Key}: placeholder {{{{{name}}}}} does not exist in the source");
        }
    }
}
