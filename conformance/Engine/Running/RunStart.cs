using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>A run at the moment at which it begins to judge.</summary>
public sealed record RunStart
{
    /// <summary>The server to judge.</summary>
    public required SystemUnderTest Target { get; init; }

    /// <summary>What was chosen.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>Id of the run; a run that goes on keeps its id.</summary>
    public required string RunId { get; init; }

    /// <summary>Seed of chance.</summary>
    public required int Seed { get; init; }

    /// <summary>Digest of the specifications.</summary>
    public required string SpecsDigest { get; init; }

    /// <summary>Start of the run, UTC; a run that goes on keeps it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How often the run went on after it was broken off; 0 for a new run.</summary>
    public int Turn { get; init; }

    /// <summary>The secrets that are known, and those that become known while the run goes on.</summary>
    public required Redactor Secrets { get; init; }

    /// <summary>What the attempts of the run send, see and are told, as it grows.</summary>
    internal LiveCourses? Courses { get; init; }

    /// <summary>
    /// Results that were had before the run was broken off; empty for a new run. What was kept of any other check is of an attempt
    /// without an end and is to be forgotten.
    /// </summary>
    public IReadOnlyList<CheckResult> Earlier { get; init; } = [];
}
