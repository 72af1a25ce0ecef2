using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Lint.Data;

/// <summary>L021: a time zone that the system does not know.</summary>
internal sealed class TimeZoneRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) => Check(subject.Pack.Manifest);

    public static IEnumerable<LintFinding> Check(PackManifest manifest) => manifest.TimeZones
        .Where(zone => !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        .Select(zone => LintFinding.Error("DIS-L021", "pack.json", $"timeZones: '{zone}' is not a time zone"));
}
