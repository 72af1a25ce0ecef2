using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Lint.Data;

/// <summary>L041: the pack names something that it does not have.</summary>
internal sealed class ReferenceRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) =>
        Manifest(subject.Pack.Manifest).Concat(Places(subject.Pack)).Select(dangling => LintFinding.Error("DIS-L041", dangling.File, dangling.Message));

    private static IEnumerable<(string File, string Message)> Manifest(PackManifest manifest)
    {
        if (!manifest.Languages.Offered.Contains(manifest.Languages.Default))
        {
            yield return ("pack.json", $"languages/default: '{manifest.Languages.Default}' is not offered");
        }

        foreach (var language in manifest.Languages.Offered.Where(language => language != Languages.LanguageTag.Source && !manifest.Translation.ContainsKey(language)))
        {
            yield return ("pack.json", $"translation: nothing is said of '{language}', which is offered");
        }
    }

    private static IEnumerable<(string File, string Message)> Places(CountryPack pack)
    {
        var known = pack.AdminUnits.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        return pack.Personas.SelectMany(persona => new[] { persona.Office, persona.Farmer?.AdminUnit }.OfType<string>().Select(code => (File: "personas.json", Owner: persona.Id, Code: code)))
            .Concat(pack.Services.Select(service => (File: $"services/{service.Id}.json", Owner: "office", Code: service.Office.AdminUnit)))
            .Concat(pack.AdminUnits.Where(unit => unit.Parent.Length > 0).Select(unit => (File: "admin-units.csv", Owner: unit.Code, Code: unit.Parent)))
            .Where(place => !known.Contains(place.Code))
            .Select(place => (place.File, $"{place.Owner}: '{place.Code}' is not in admin-units.csv"));
    }
}
