using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Model;

/// <summary>What the run says about a profile.</summary>
/// <param name="Name">Profile.</param>
/// <param name="Conformity">What it says.</param>
/// <param name="Mandatory">Number of mandatory requirements by status; side by side, never added.</param>
internal sealed record ProfileEntry(string Name, Conformity Conformity, SortedDictionary<RequirementStatus, int> Mandatory)
{
    public static ProfileEntry Of(ProfileResult profile) => new(profile.Name, profile.Conformity, new(profile.Counts.ToDictionary()));

    public int Count(RequirementStatus status) => Mandatory.GetValueOrDefault(status);
}
