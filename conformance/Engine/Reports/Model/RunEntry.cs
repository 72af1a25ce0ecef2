using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Model;

/// <summary>How and when the server was judged.</summary>
internal sealed record RunEntry
{
    public required string Id { get; init; }

    public required int Seed { get; init; }

    /// <summary>Digest of the specifications by which the run judged.</summary>
    public required string Specs { get; init; }

    /// <summary>Profiles that were asked for; empty for all.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Start, UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>End, UTC.</summary>
    public required DateTime FinishedAt { get; init; }

    /// <summary>Whether the server stopped answering during the run.</summary>
    public required bool TargetLost { get; init; }

    public static RunEntry Of(RunResult run) => new()
    {
        Id = run.RunId,
        Seed = run.Seed,
        Specs = run.SpecsDigest,
        Asked = run.Asked,
        StartedAt = run.StartedAt.UtcDateTime,
        FinishedAt = run.FinishedAt.UtcDateTime,
        TargetLost = run.TargetLost,
    };
}
