using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>What a run had come to when it was broken off.</summary>
/// <param name="RunId">Its id, which it keeps.</param>
/// <param name="StartedAt">Its start, UTC.</param>
/// <param name="Results">Results that stand; these checks are not run again.</param>
/// <param name="Turn">How often it went on already, from 1.</param>
public sealed record RunSoFar(string RunId, DateTimeOffset StartedAt, IReadOnlyList<CheckResult> Results, int Turn);
