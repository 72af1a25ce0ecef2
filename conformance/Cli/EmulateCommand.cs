using System.CommandLine;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command <c>dis conform emulate</c>: its options and what they mean.</summary>
internal static class EmulateCommand
{
    private const int DefaultPatience = 60;

    private static readonly Option<bool> List = new("--list") { Description = "Show the wrong answers and run nothing." };
    private static readonly Option<string[]> Mutant = new("--mutant") { Description = "Wrong answers to give, by id: IDN-M14, or IDN-14 for short.", HelpName = "ID", AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string?> Job = new("--job") { Description = "Every wrong answer of a job: sign-in, artefact, verification, transfer or webhook.", HelpName = "NAME" };
    private static readonly Option<string?> Listen = new("--listen") { Description = "Where to listen when no command is given; a free port of 127.0.0.1 without it.", HelpName = "URL" };
    private static readonly Option<string> RedirectUri = new("--redirect-uri") { Description = "The one redirect URI of the client.", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1/callback" };
    private static readonly Option<int> Patience = new("--patience") { Description = "Longest wait for the end of the command, in seconds.", HelpName = "SECONDS", DefaultValueFactory = _ => DefaultPatience };
    private static readonly Argument<string[]> Client = new("command") { Description = "The client, after --; it ends with 0 when it did its job, with anything else when it refused.", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("emulate", Text) { List, Mutant, Job, Listen, RedirectUri, Patience, Client };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new EmulateRequest
            {
                List = parsed.GetValue(List),
                Mutants = parsed.GetValue(Mutant) ?? [],
                Job = parsed.GetValue(Job),
                Listen = parsed.GetValue(Listen),
                RedirectUri = parsed.GetValue(RedirectUri)!,
                Patience = TimeSpan.FromSeconds(parsed.GetValue(Patience)),
                Command = parsed.GetValue(Client) ?? [],
            };
            return new EmulateAction(clock, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error).InvokeAsync(request, cancellationToken);
        });
        return command;
    }

    private static string Text => $"""
        Judges a client: answers as the blocks do, but for one thing, and looks whether the client notices.

        Try:
          dis conform emulate --list
          dis conform emulate --mutant IDN-M14 -- node client.mjs     one wrong answer
          dis conform emulate --job sign-in -- ./client                every one of a job
          dis conform emulate --mutant PAY-E03                         serve until Ctrl-C, and judge by what is seen

        A command finds in its environment DIS_JOB, DIS_ADDRESS, DIS_TOKEN, DIS_ISSUER and what else docs/handbook/clients.md lists.
        It is run against a correct emulation first; when it does not do its job there, nothing is shown.

        Exit codes:
          {ExitCodes.Conformant}  the client did its duty     {ExitCodes.Partial}  nothing is shown
          {ExitCodes.NotConformant}  it did not                 {ExitCodes.Usage}  wrong command
        """;
}

/// <summary>What the command line asks for.</summary>
internal sealed record EmulateRequest
{
    public bool List { get; init; }

    public IReadOnlyList<string> Mutants { get; init; } = [];

    public string? Job { get; init; }

    public string? Listen { get; init; }

    public string RedirectUri { get; init; } = "";

    public TimeSpan Patience { get; init; }

    public IReadOnlyList<string> Command { get; init; } = [];
}
