using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>The checks and requirements that were chosen.</summary>
/// <param name="Checks">Checks, in the order of ids.</param>
/// <param name="Requirements">Requirements that the run reports on.</param>
public sealed record RunPlan(IReadOnlyList<Check> Checks, IReadOnlyList<Requirement> Requirements)
{
    /// <summary>Profiles of which a requirement or a check is left out: what is run can break them, and cannot show that they hold.</summary>
    public IReadOnlySet<string> Cut { get; private init; } = new HashSet<string>();

    /// <summary>Profiles that were asked for; empty when none was named. Of others the run says only what it can say whole, or that they are broken.</summary>
    public IReadOnlyList<string> Asked { get; private init; } = [];

    /// <summary>Chooses.</summary>
    /// <exception cref="ConfigurationFaultException">A check names a requirement that the specifications lack, or nothing is chosen.</exception>
    public static RunPlan Choose(IReadOnlyList<Check> checks, SpecSet specs, RunOptions options)
    {
        List<string> faults =
        [
            .. checks.SelectMany(check => check.Requirements.Where(id => !specs.Requirements.ContainsKey(id))
                .Select(id => $"Check {check.Id} verifies {id}, which no requirements.yaml lists.")),
            .. Unknown(checks, specs, options),
        ];
        if (faults.Count > 0)
        {
            throw new ConfigurationFaultException(faults);
        }

        List<Check> chosen = [.. checks.Where(check => options.Checks?.Contains(check.Id) != false && IsNamed(check, options.Only) && IsOfProfile(check, specs, options.Profiles))];
        if (chosen.Count == 0)
        {
            throw new ConfigurationFaultException(["No check is chosen; dis conform run --list shows all of them."]);
        }

        return Of(chosen, [.. RequirementsOf(chosen, specs, options)], options.Profiles, checks, specs);
    }

    /// <summary>A choice that was made before.</summary>
    /// <param name="chosen">Its checks.</param>
    /// <param name="requirements">Its requirements.</param>
    /// <param name="asked">Profiles that were asked for.</param>
    /// <param name="checks">Every check of the suite.</param>
    /// <param name="specs">The rules.</param>
    internal static RunPlan Of(IReadOnlyList<Check> chosen, IReadOnlyList<Requirement> requirements, IReadOnlyList<string> asked, IReadOnlyList<Check> checks, SpecSet specs)
    {
        var run = chosen.Select(check => check.Id).ToHashSet(StringComparer.Ordinal);
        var left = specs.Requirements.Values.Except(requirements).Select(requirement => requirement.Id)
            .Concat(checks.Where(check => !run.Contains(check.Id)).SelectMany(check => check.Requirements).Where(specs.Requirements.ContainsKey));
        return new RunPlan(chosen, requirements) { Asked = asked, Cut = left.SelectMany(id => specs.Requirements[id].Profiles).ToHashSet(StringComparer.Ordinal) };
    }

    /// <summary>Whether the run says something about a profile.</summary>
    internal bool SpeaksOf(ProfileResult profile) =>
        Asked.Count == 0 || Asked.Contains(profile.Name) || profile.IsWhole || profile.Conformity == Conformity.NotConformant;

    // A name with a slip of the pen would leave out what it means, and nobody would notice.
    private static IEnumerable<string> Unknown(IReadOnlyList<Check> checks, SpecSet specs, RunOptions options)
    {
        var profiles = specs.Requirements.Values.SelectMany(requirement => requirement.Profiles).Distinct().Order(StringComparer.Ordinal).ToList();
        return options.Only.Where(id => !checks.Any(check => IsNamed(check, [id]))).Select(id => $"--only {id}: No check is chosen by it; dis conform run --list shows all of them.")
            .Concat(options.Profiles.Except(profiles).Select(name => $"--profile {name} is unknown; there are {string.Join(", ", profiles)}."));
    }

    // With --only or a list of checks the run speaks of what was asked and calls nothing else untested.
    private static IEnumerable<Requirement> RequirementsOf(List<Check> chosen, SpecSet specs, RunOptions options) => options.Only.Count > 0 || options.Checks is not null
        ? specs.Requirements.Values.Where(requirement => chosen.Any(check => check.Requirements.Contains(requirement.Id)))
        : specs.Requirements.Values.Where(requirement => options.Profiles.Count == 0 || requirement.Profiles.Intersect(options.Profiles).Any());

    private static bool IsNamed(Check check, IReadOnlyList<string> only) =>
        only.Count == 0 || only.Any(id => Covers(id, check.Id) || check.Requirements.Any(requirement => Covers(id, requirement)));

    private static bool IsOfProfile(Check check, SpecSet specs, IReadOnlyList<string> profiles) =>
        profiles.Count == 0 || check.Requirements.Any(id => specs.Requirements[id].Profiles.Intersect(profiles).Any());

    // CNS-4 covers CNS-4.3 and not CNS-41.
    private static bool Covers(string id, string whole) =>
        whole.Equals(id, StringComparison.OrdinalIgnoreCase)
        || (whole.StartsWith(id, StringComparison.OrdinalIgnoreCase) && (whole[id.Length] is '-' or '.'));
}
