namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>What names a run.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Asked">Profiles that were asked for; empty for all.</param>
/// <param name="StartedAt">Its start, UTC.</param>
/// <param name="FinishedAt">Its end, UTC.</param>
/// <param name="TargetLost">Whether the server stopped answering.</param>
internal sealed record RunStamp(string RunId, int Seed, IReadOnlyList<string> Asked, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, bool TargetLost);
