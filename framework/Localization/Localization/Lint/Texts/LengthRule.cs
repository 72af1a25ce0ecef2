using DigitalIndiaStack.Localization.Plurals;

namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L011: a text is longer than its place, or a button (a key with the part <c>button</c>) longer than 40 characters.</summary>
internal sealed class LengthRule : IPackRule
{
    private const int LongestButton = 40;

    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Translations
        .Select(text => (Text: text, Limit: Limit(subject.Source, text.Key)))
        .Where(pair => pair.Text.Text.Length > pair.Limit)
        .Select(pair => LintFinding.Warning("DIS-L011", pair.Text.File, $"{pair.Text.Key}: {pair.Text.Text.Length} characters, where {pair.Limit} fit"));

    private static int Limit(SourceSet source, string key)
    {
        var name = PluralKey.Split(key).Key;
        var button = name.Split('.').Contains("button") ? LongestButton : int.MaxValue;
        return source.MaximumLengths.GetValueOrDefault(key, source.MaximumLengths.GetValueOrDefault(name, button));
    }
}
