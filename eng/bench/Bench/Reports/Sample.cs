namespace DigitalIndiaStack.Bench.Reports;

/// <summary>What one run measured.</summary>
/// <param name="Figures">Figures by the name of their metric and unit; every sample of a work has the same.</param>
internal sealed record Sample(params IReadOnlyList<(string Metric, double Value)> Figures);
