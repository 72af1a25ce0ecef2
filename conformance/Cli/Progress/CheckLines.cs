using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli.Progress;

/// <summary>Writes one finished check for a person: a line, and all of its breach.</summary>
internal sealed class CheckLines(Terminal terminal, IReadOnlyDictionary<string, Requirement> requirements)
{
    private static readonly Dictionary<VerdictKind, (string Word, string Colour)> Marks = new()
    {
        [VerdictKind.Pass] = ("pass", "32"),
        [VerdictKind.Fail] = ("FAIL", "31;1"),
        [VerdictKind.Warn] = ("warn", "33"),
        [VerdictKind.NotApplicable] = ("n/a", "2"),
        [VerdictKind.Skipped] = ("skip", "33"),
        [VerdictKind.Inconclusive] = ("????", "33;1"),
        [VerdictKind.Error] = ("ERROR", "31;1"),
        [VerdictKind.Waived] = ("waived", "33"),
    };

    public void Write(CheckResult result, string place)
    {
        var (word, colour) = Marks[result.Verdict.Kind];
        var time = result.Duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        terminal.Output.WriteLine($"{place}{terminal.Paint(word.PadRight(6), colour)} {result.Check.Id}  {result.Check.Title}  ({string.Join(", ", result.Check.Requirements)}; {time} ms)");
        if (result.LeftOut.Count > 0 && result.Verdict.Kind != VerdictKind.NotApplicable)
        {
            terminal.Output.WriteLine($"        left out, as not offered: {string.Join(", ", result.LeftOut)}");
        }

        if (result.Verdict.Kind is VerdictKind.Fail or VerdictKind.Warn or VerdictKind.Error or VerdictKind.Inconclusive)
        {
            terminal.Output.WriteLine($"        {Terminal.Harmless(FailureText.Of(result, requirements)).ReplaceLineEndings("\n        ")}");
        }
        else if (result.Verdict.Message.Length > 0)
        {
            terminal.Output.WriteLine($"        {result.Verdict.Reason}: {Terminal.Harmless(result.Verdict.Message)}");
        }
    }
}
