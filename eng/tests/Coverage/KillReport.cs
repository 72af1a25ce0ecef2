using System.Globalization;
using System.Text;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Coverage;

/// <summary>What a kill run came to.</summary>
/// <param name="Kills">One for each mutant.</param>
/// <param name="Alarms">What checks said of hosts that are correct, or differ in what the rules leave open.</param>
internal sealed record KillReport(IReadOnlyList<Kill> Kills, IReadOnlyList<string> Alarms)
{
    public IReadOnlyList<Kill> Survivors => [.. Kills.Where(kill => !kill.IsKilled)];

    private IEnumerable<Kill> Slowest => Kills.OrderByDescending(kill => kill.Duration).Take(10);

    /// <summary>What the checks of a correct host said that is neither good nor not applicable.</summary>
    public static IReadOnlyList<string> AlarmsOf(string host, RunResult result) =>
    [
        .. result.Checks.Where(check => check.Verdict.Kind is not (VerdictKind.Pass or VerdictKind.NotApplicable))
            .Select(check => $"{host}: {check.Check.Id} {check.Verdict.Kind} {check.Verdict.Reason} {check.Verdict.Message}"),
    ];

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var kill in Kills)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{kill} ({kill.Duration.TotalSeconds:0.0} s)");
        }

        foreach (var alarm in Alarms)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"FALSE ALARM {alarm}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"Slowest: {string.Join(", ", Slowest.Select(kill => string.Create(CultureInfo.InvariantCulture, $"{kill.Mutant.Id} {kill.Duration.TotalSeconds:0.0} s")))}");
        var killed = Kills.Count - Survivors.Count;
        return text.Append(CultureInfo.InvariantCulture, $"{killed} of {Kills.Count} mutants killed by checks of their own requirement, {Alarms.Count} false alarms").ToString();
    }
}
