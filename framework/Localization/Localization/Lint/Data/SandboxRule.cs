using DigitalIndiaStack.Localization.Identifiers;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Lint.Data;

/// <summary>L030: the sandbox's numbers could be real, or a persona could be a real person.</summary>
internal sealed class SandboxRule : IPackRule
{
    private const string Code = "DIS-L030";

    // Names reserved for examples and tests: RFC 2606 and RFC 6761.
    private static readonly string[] ReservedDomains = ["example.com", "example.net", "example.org"];
    private static readonly string[] ReservedSuffixes = [".example", ".test", ".invalid", ".localhost", ".example.com", ".example.net", ".example.org"];

    public IEnumerable<LintFinding> Check(LintSubject subject) =>
        subject.Pack.Identifiers.SelectMany(Overlaps).Concat(subject.Pack.Personas.SelectMany(persona => Check(persona, subject.Pack)));

    private static IEnumerable<LintFinding> Overlaps(KeyValuePair<string, IdentifierScheme> scheme) =>
        from sandbox in scheme.Value.SandboxPrefixes
        from real in scheme.Value.RealPrefixes
        where sandbox.StartsWith(real, StringComparison.Ordinal) || real.StartsWith(sandbox, StringComparison.Ordinal)
        select LintFinding.Error(Code, "identifiers.json", $"{scheme.Key}: the sandbox range {sandbox}… overlaps the real range {real}…");

    private static IEnumerable<LintFinding> Check(Persona persona, CountryPack pack)
    {
        if (!IsReserved(persona.Email))
        {
            yield return LintFinding.Error(Code, "personas.json", $"{persona.Id}: the e-mail address is not at a domain reserved for examples");
        }

        if (pack.Identifiers.GetValueOrDefault("national") is { } scheme && !IsSandbox(persona.NationalNumber, scheme))
        {
            yield return LintFinding.Error(Code, "personas.json", $"{persona.Id}: the national number is not a number of the sandbox range with a right check digit");
        }
    }

    private static bool IsSandbox(string number, IdentifierScheme scheme) =>
        number.Length == scheme.Length && Verhoeff.IsValid(number) && scheme.SandboxPrefixes.Any(prefix => number.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsReserved(string email)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..];
        return ReservedDomains.Contains(domain, StringComparer.OrdinalIgnoreCase)
            || ReservedSuffixes.Any(suffix => domain.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }
}
