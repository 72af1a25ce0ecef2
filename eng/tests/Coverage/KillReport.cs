using System.Globalization;
using System.Text;

namespace DigitalIndiaStack.Coverage;

/// <summary>What a kill run came to.</summary>
/// <param name="Kills">One for each mutant.</param>
internal sealed record KillReport(IReadOnlyList<Kill> Kills)
{
    public IReadOnlyList<Kill> Survivors => [.. Kills.Where(kill => !kill.IsKilled)];

    private IEnumerable<Kill> Slowest => Kills.OrderByDescending(kill => kill.Duration).Take(10);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var kill in Kills)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{kill} ({kill.Duration.TotalSeconds:0.0} s)");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"Slowest: {string.Join(", ", Slowest.Select(kill => string.Create(CultureInfo.InvariantCulture, $"{kill.Mutant.Id} {kill.Duration.TotalSeconds:0.0} s")))}");
        var killed = Kills.Count - Survivors.Count;
        return text.Append(CultureInfo.InvariantCulture, $"{killed} of {Kills.Count} mutants killed by checks of their own requirement").ToString();
    }
}
