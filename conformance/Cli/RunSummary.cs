using System.Globalization;
using DigitalIndiaStack.Conformance.Cli.Progress;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Writes what a run comes to.</summary>
internal sealed class RunSummary(Terminal terminal)
{
    /// <param name="isResumed">Whether it went on with an earlier run: what lay between is no time that it took.</param>
    public void Write(RunResult result, bool isResumed)
    {
        terminal.Output.WriteLine();
        foreach (var profile in result.Profiles)
        {
            var counts = string.Join(", ", profile.Counts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {WireName.Of(pair.Key)}"));
            terminal.Output.WriteLine($"{profile.Name}: {terminal.Paint(WireName.Of(profile.Conformity), ColourOf(profile.Conformity))} ({(counts.Length == 0 ? "nothing mandatory" : counts)}{(profile.IsWhole ? "" : "; the run left a part of it out")})");
        }

        if (result.Asked.Count > 0)
        {
            terminal.Output.WriteLine("Conventions and access were judged on the operations of the profiles that were asked for, and on no others.");
        }

        foreach (var waiver in result.UnusedWaivers)
        {
            terminal.Output.WriteLine($"The waiver of {waiver} was not needed; take it out.");
        }

        if (result.Flaky.Count > 0)
        {
            terminal.Output.WriteLine($"{result.Flaky.Count} flaky, which failed once and then passed: {string.Join(", ", result.Flaky)}");
        }

        if (result.TargetLost)
        {
            terminal.Output.WriteLine(terminal.Paint("The server stopped answering during the run.", "31;1"));
        }

        var verdicts = string.Join(", ", result.Checks.CountBy(check => check.Verdict.Kind).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {WireName.Of(pair.Key)}"));
        var time = isResumed
            ? string.Create(CultureInfo.InvariantCulture, $"begun at {result.StartedAt:yyyy-MM-dd HH:mm} UTC and resumed")
            : string.Create(CultureInfo.InvariantCulture, $"{(result.FinishedAt - result.StartedAt).TotalSeconds:0.0} s");
        terminal.Output.WriteLine($"{verdicts}; {time}, exit code {result.ExitCode}");
    }

    private static string ColourOf(Conformity conformity) => conformity switch
    {
        Conformity.Conformant => "32;1",
        Conformity.Partial => "33;1",
        _ => "31;1",
    };
}
