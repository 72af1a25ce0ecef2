namespace DigitalIndiaStack.Localization.Lint.Data;

/// <summary>L001 for the names in data files: a name does not exist in an offered language.</summary>
internal sealed class NamesRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) =>
        from name in Names(subject)
        from language in subject.Pack.Manifest.Languages.Offered
        where !name.Texts.ContainsKey(language)
        select LintFinding.Error("DIS-L001", name.File, $"{name.Member}: no text in {language}");

    private static IEnumerable<(string File, string Member, IReadOnlyDictionary<string, string> Texts)> Names(LintSubject subject)
    {
        var pack = subject.Pack;
        yield return ("pack.json", "names", pack.Manifest.Names);
        foreach (var (name, scheme) in pack.Identifiers)
        {
            yield return ("identifiers.json", $"{name}/names", scheme.Names);
        }

        foreach (var service in pack.Services)
        {
            var file = $"services/{service.Id}.json";
            yield return (file, "names", service.Names);
            yield return (file, "descriptions", service.Descriptions);
            yield return (file, "office/names", service.Office.Names);
        }

        foreach (var unit in pack.AdminUnits)
        {
            yield return ("admin-units.csv", unit.Code, unit.Names);
        }
    }
}
