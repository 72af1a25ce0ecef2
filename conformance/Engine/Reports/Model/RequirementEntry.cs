using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Model;

/// <summary>What the run says about one requirement, with the sentence itself and the line at which it stands.</summary>
internal sealed record RequirementEntry
{
    public required string Id { get; init; }

    public required string Block { get; init; }

    public required RequirementLevel Level { get; init; }

    public required string Text { get; init; }

    public required RequirementStatus Status { get; init; }

    public required Verification Verify { get; init; }

    /// <summary>Why no automatic check can show it.</summary>
    public string? Reason { get; init; }

    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>Ids of the checks that say so.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>What of it was left out because the server declares not to offer it or what leads to it; absent for nothing.</summary>
    public IReadOnlyList<string>? LeftOut { get; init; }

    /// <summary>Where the sentence stands.</summary>
    public required ClausePlace Spec { get; init; }

    public static RequirementEntry Of(RequirementResult result) => new()
    {
        Id = result.Requirement.Id,
        Block = result.Requirement.Block,
        Level = result.Requirement.Level,
        Text = result.Requirement.Text,
        Status = result.Status,
        Verify = result.Requirement.Verify,
        Reason = result.Requirement.Reason.Length > 0 ? result.Requirement.Reason : null,
        Profiles = result.Requirement.Profiles,
        Checks = result.Checks,
        LeftOut = result.LeftOut.Count > 0 ? result.LeftOut : null,
        Spec = result.Requirement.Place,
    };
}
