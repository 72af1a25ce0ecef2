namespace DigitalIndiaStack.Localization.Lint.Texts;

/// <summary>L006: a key that this version of the product does not know.</summary>
internal sealed class UnknownKeyRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) => subject.Translations
        .Where(text => text.Source is null)
        .Select(text => LintFinding.Warning("DIS-L006", text.File, $"{text.Key}: unknown key (removed from the source?)"));
}
