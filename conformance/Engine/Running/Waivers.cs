using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>What the waivers of a target file do to verdicts.</summary>
internal sealed class Waivers(IReadOnlyList<Waiver> waivers)
{
    /// <summary>Refuses waivers whose day is over.</summary>
    /// <exception cref="ConfigurationFaultException">One has run out; all of them are named.</exception>
    public void RefuseExpired(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        List<string> faults = [.. waivers.Where(waiver => waiver.Expires < today).Select(waiver => $"The waiver of {waiver.Requirement} ran out on {waiver.Expires:yyyy-MM-dd}; {waiver.Owner} owns it.")];
        if (faults.Count > 0)
        {
            throw new ConfigurationFaultException(faults);
        }
    }

    /// <summary>The result with its breach or flake waived, where every requirement of the check has a waiver for it.</summary>
    public CheckResult Apply(CheckResult result)
    {
        var isFlaky = result.Verdict.Reason == ReasonCodes.Flaky;
        var found = waivers.Where(waiver => waiver.IsQuarantine == isFlaky && result.Check.Requirements.Contains(waiver.Requirement)).ToList();
        if (!(result.Verdict.IsBreach || isFlaky) || !result.Check.Requirements.All(id => found.Exists(waiver => waiver.Requirement == id)))
        {
            return result;
        }

        return result with
        {
            Verdict = result.Verdict with
            {
                Kind = VerdictKind.Waived,
                Reason = isFlaky ? ReasonCodes.Quarantined : ReasonCodes.Waived,
                Message = $"{found[0].Reason} (until {found[0].Expires:yyyy-MM-dd}, {found[0].Owner}); {result.Verdict.Message}",
            },
        };
    }

    /// <summary>Waivers, by requirement, that none of these results needed although each check of the requirement was judged.</summary>
    public IEnumerable<string> Unused(IReadOnlyList<CheckResult> results)
    {
        var needed = results.Where(result => result.Verdict.Kind == VerdictKind.Waived).SelectMany(result => result.Check.Requirements).ToHashSet();
        var judged = results.SelectMany(result => result.Check.Requirements).ToHashSet();

        // A check that was skipped or broke may well have needed it: then nothing can be said.
        var open = results.Where(result => result.Verdict.Kind is VerdictKind.Skipped or VerdictKind.Inconclusive or VerdictKind.Error).SelectMany(result => result.Check.Requirements).ToHashSet();
        return waivers.Where(waiver => !waiver.IsQuarantine && judged.Contains(waiver.Requirement) && !needed.Contains(waiver.Requirement) && !open.Contains(waiver.Requirement))
            .Select(waiver => waiver.Requirement);
    }
}
