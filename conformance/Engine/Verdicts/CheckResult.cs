using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Verdicts;

/// <summary>One check of a run with its verdict and its evidence.</summary>
/// <param name="Check">The check.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Exchanges">What was sent and what came back, redacted; of the last attempt.</param>
/// <param name="Attempts">How often it was run: 1, or 2 after a failure.</param>
/// <param name="Duration">How long it took.</param>
public sealed record CheckResult(Check Check, Verdict Verdict, IReadOnlyList<Exchange> Exchanges, int Attempts, TimeSpan Duration);
