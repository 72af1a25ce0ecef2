namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>What a run says about a profile.</summary>
/// <param name="Name">Profile.</param>
/// <param name="Conformity">What it says.</param>
/// <param name="Counts">Number of its mandatory requirements by status.</param>
public sealed record ProfileResult(string Name, Conformity Conformity, IReadOnlyDictionary<RequirementStatus, int> Counts)
{
    /// <summary>Whether the run left nothing of the profile out.</summary>
    public bool IsWhole { get; private init; } = true;

    /// <summary>What the results come to.</summary>
    /// <param name="name">Profile.</param>
    /// <param name="requirements">Results of its requirements.</param>
    /// <param name="isWhole">Whether the run left nothing of the profile out.</param>
    internal static ProfileResult Of(string name, IEnumerable<RequirementResult> requirements, bool isWhole)
    {
        List<RequirementResult> mandatory = [.. requirements.Where(result => result.Requirement.IsMandatory)];
        var counts = mandatory.CountBy(result => result.Status).ToDictionary();
        return new ProfileResult(name, ConformityOf(counts, isWhole), counts) { IsWhole = isWhole };
    }

    // A skipped or untested mandatory requirement makes a profile partial, never conformant, and so does one that was not asked for.
    private static Conformity ConformityOf(Dictionary<RequirementStatus, int> counts, bool isWhole)
    {
        if (counts.ContainsKey(RequirementStatus.Broken))
        {
            return Conformity.NotConformant;
        }

        return !isWhole || counts.ContainsKey(RequirementStatus.Undecided) || counts.ContainsKey(RequirementStatus.Untested) || !counts.ContainsKey(RequirementStatus.Proved)
            ? Conformity.Partial
            : Conformity.Conformant;
    }
}
