using System.CommandLine;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command <c>dis conform replay</c>.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> Run = new("RUN") { Description = "What a run wrote with --out: a zip or a folder." };
    private static readonly Argument<string> CheckId = new("CHECK-ID") { Description = "The check, for example PAY-C07." };
    private static readonly Option<string?> Sut = new("--sut") { Description = "Description of the server; the bundle has no secrets. Without it dis-sut.yaml here, or data/dis-sut.yaml.", HelpName = "FILE" };
    private static readonly Option<string?> Target = new("--target") { Description = "Address of the server; wins over target in the SUT file.", HelpName = "URL" };
    private static readonly Option<string?> Specs = new("--specs") { Description = "Judge by the specifications in this folder and not by those of this tool.", HelpName = "DIR" };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("replay", Text) { Run, CheckId, Sut, Target, Specs };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new ReplayRequest(parsed.GetValue(Run)!, parsed.GetValue(CheckId)!, parsed.GetValue(Sut), parsed.GetValue(Target), parsed.GetValue(Specs));
            var streams = parsed.InvocationConfiguration;
            return new ReplayAction(clock, streams.Output, streams.Error, Suite.Checks).InvokeAsync(request, cancellationToken);
        });
        return command;
    }

    private static string Text => $"""
        Runs one check of a finished run again against the live server, with the same seed, and shows both outcomes.

        Try:
          dis conform replay run.zip PAY-C07                        dis-sut.yaml here, or data/dis-sut.yaml
          dis conform replay run.zip PAY-C07 --sut staging.yaml

        Exit codes: that of the new outcome: {ExitCodes.Conformant} pass, {ExitCodes.NotConformant} broken, {ExitCodes.Partial} undecided, {ExitCodes.Usage} wrong command or file, {ExitCodes.EngineError} the suite itself broke, {ExitCodes.Unreachable} no answer
        """;
}

/// <summary>What to run again.</summary>
/// <param name="Run">Zip or folder.</param>
/// <param name="CheckId">The check.</param>
/// <param name="Sut">Description of the server; <see langword="null"/> for the usual places.</param>
/// <param name="Target">Address that wins.</param>
/// <param name="Specs">Folder of specifications.</param>
internal sealed record ReplayRequest(string Run, string CheckId, string? Sut, string? Target, string? Specs);
