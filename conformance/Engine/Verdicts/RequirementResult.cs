using DigitalIndiaStack.Conformance.Engine.Requirements;

namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>What a run says about one requirement.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Status">What it says.</param>
/// <param name="Checks">Ids of the checks that say so.</param>
public sealed record RequirementResult(Requirement Requirement, RequirementStatus Status, IReadOnlyList<string> Checks)
{
    /// <summary>Operations and blocks that its checks left out, because the server declares not to offer them or what leads to them.</summary>
    public IReadOnlyList<string> LeftOut { get; private init; } = [];

    /// <summary>What results come to for each of these requirements.</summary>
    /// <param name="requirements">The requirements.</param>
    /// <param name="results">Results of all checks.</param>
    /// <param name="unsupported">Blocks and operations that the server declares not to offer.</param>
    internal static IReadOnlyList<RequirementResult> Of(IReadOnlyList<Requirement> requirements, IReadOnlyList<CheckResult> results, IReadOnlySet<string> unsupported)
    {
        var verified = results.SelectMany(result => result.Check.Requirements, (result, id) => (Id: id, Result: result)).ToLookup(pair => pair.Id, pair => pair.Result);
        return [.. requirements.Select(requirement => Of(requirement, [.. verified[requirement.Id]], unsupported))];
    }

    private static RequirementResult Of(Requirement requirement, IReadOnlyList<CheckResult> own, IReadOnlySet<string> unsupported)
    {
        var status = StatusOf(requirement, [.. own.Select(result => result.Verdict.Kind)]);
        return new RequirementResult(requirement, Scope(status, requirement, unsupported), [.. own.Select(result => result.Check.Id)])
        {
            LeftOut = [.. own.SelectMany(result => result.LeftOut).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    // What was seen at other blocks proves nothing of one that is not offered.
    private static RequirementStatus Scope(RequirementStatus status, Requirement requirement, IReadOnlySet<string> unsupported) => status switch
    {
        RequirementStatus.NotApplicable when Applies(requirement, unsupported) => RequirementStatus.Undecided,
        RequirementStatus.Proved when !Applies(requirement, unsupported) => RequirementStatus.NotApplicable,
        _ => status,
    };

    // A check may need another block, or an operation beside those that are offered: that it was not run says nothing of the requirement.
    private static bool Applies(Requirement requirement, IReadOnlySet<string> unsupported) =>
        !unsupported.Contains(requirement.Block) && (requirement.Operations.Count == 0 || !requirement.Operations.All(unsupported.Contains));

    private static RequirementStatus StatusOf(Requirement requirement, HashSet<VerdictKind> kinds)
    {
        if (kinds.Count == 0)
        {
            return requirement.Verify == Verification.Automatic ? RequirementStatus.Untested : RequirementStatus.Attested;
        }

        if (kinds.Contains(VerdictKind.Fail))
        {
            return RequirementStatus.Broken;
        }

        if (kinds.Overlaps([VerdictKind.Inconclusive, VerdictKind.Skipped, VerdictKind.Error, VerdictKind.Warn]))
        {
            return RequirementStatus.Undecided;
        }

        if (kinds.Contains(VerdictKind.Waived))
        {
            return RequirementStatus.Waived;
        }

        return kinds.Contains(VerdictKind.Pass) ? RequirementStatus.Proved : RequirementStatus.NotApplicable;
    }
}
