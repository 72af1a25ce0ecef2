using System.CommandLine;
using DigitalIndiaStack.Conformance.Engine.Reports.Texts;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command <c>dis conform run</c>: its options and what they mean.</summary>
internal static class RunCommand
{
    private static readonly Option<string?> Target = new("--target") { Description = "Address of the server; wins over target in the SUT file.", HelpName = "URL" };
    private static readonly Option<string?> Sut = new("--sut") { Description = "Description of the server. Without it dis-sut.yaml here, or data/dis-sut.yaml.", HelpName = "FILE" };
    private static readonly Option<string?> Specs = new("--specs") { Description = "Judge by the specifications in this folder and not by those of this tool.", HelpName = "DIR" };
    private static readonly Option<string[]> Only = new("--only") { Description = "Only these checks or requirements, or families of them: PAY-C07, CNS-4.3, CNS-4, CNS.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Profile = new("--profile") { Description = "Only what these profiles ask for.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> FailedFrom = new("--failed-from") { Description = "Only the checks that did not pass in an earlier run, with its seed: its results.json, folder or archive.", HelpName = "PATH" };
    private static readonly Option<int?> Seed = new("--seed") { Description = "Seed of chance and order; printed by each run, so that a run can be repeated.", HelpName = "N" };
    private static readonly Option<int?> Parallel = new("--parallel") { Description = "How many checks that touch nothing in common run at the same time; by default 4 for each core, 16 at most.", HelpName = "N" };
    private static readonly Option<string?> Rate = new("--rate") { Description = "The most requests, for example 50/s or 600/m.", HelpName = "N/s" };
    private static readonly Option<string?> TimeBudget = new("--time-budget") { Description = "Ends the run after this time, for example 60s or 5m; the rest is skipped and the verdict partial.", HelpName = "TIME" };
    private static readonly Option<string?> Out = new("--out") { Description = "Where results, evidence and the redacted target go: a folder, written while the run goes on, or one file that ends in .zip.", HelpName = "DIR" };
    private static readonly Option<string?> SignKey = new("--sign-key") { Description = "Private key in PEM, EC P-256, that signs what --out writes: file:PATH or env:NAME.", HelpName = "REF" };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Goes on with the run that was broken off in --out." };
    private static readonly Option<string[]> Report = new("--report") { Description = $"Reports to write: KIND=PATH with KIND one of {ReportOrder.Kinds}; several with commas.", HelpName = "KIND=PATH", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Language = new("--lang") { Description = $"Language of the reports for people: {string.Join(", ", ReportTexts.Languages)}.", HelpName = "TAG" };
    private static readonly Option<bool> List = new("--list") { Description = "Show the checks and run nothing." };
    private static readonly Option<string> Format = new("--format") { Description = "How --list writes: text or json.", HelpName = "KIND", DefaultValueFactory = _ => "text" };
    private static readonly Option<bool> Self = new("--self") { Description = "Start the reference host with data of its own, judge it, and stop it." };
    private static readonly Option<string?> Host = new("--host") { Description = "The reference host of --self, when it is neither beside this tool nor in the repository here.", HelpName = "PATH" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read every file, show what would be run and written, and send nothing." };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("run", Text)
        {
            Target, Sut, Specs, Only, Profile, FailedFrom, Seed, Parallel, Rate, TimeBudget, Out, SignKey, Resume, Report, Language, List, Format, DryRun, Self, Host,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var configuration = parsed.InvocationConfiguration;
            return new RunAction(clock, configuration.Output, configuration.Error).InvokeAsync(RequestOf(parsed), cancellationToken);
        });
        return command;
    }

    private static RunRequest RequestOf(ParseResult parsed) => new()
    {
        Target = parsed.GetValue(Target),
        Sut = parsed.GetValue(Sut),
        Specs = parsed.GetValue(Specs),
        Only = Split(parsed.GetValue(Only)),
        Profiles = Split(parsed.GetValue(Profile)),
        FailedFrom = parsed.GetValue(FailedFrom),
        Seed = parsed.GetValue(Seed),
        Parallel = parsed.GetValue(Parallel),
        Rate = parsed.GetValue(Rate),
        TimeBudget = parsed.GetValue(TimeBudget),
        Out = parsed.GetValue(Out),
        SignKey = parsed.GetValue(SignKey),
        Resume = parsed.GetValue(Resume),
        Reports = Split(parsed.GetValue(Report)),
        Language = parsed.GetValue(Language),
        List = parsed.GetValue(List),
        Format = parsed.GetValue(Format)!,
        DryRun = parsed.GetValue(DryRun),
        Self = parsed.GetValue(Self),
        Host = parsed.GetValue(Host),
    };

    private static string[] Split(string[]? values) =>
        [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static string Text => $"""
        Runs checks against a server and says what it conforms to.

        Try:
          dis conform run --self                            the reference host, as a first look
          dis conform run --target http://127.0.0.1:5080 --sut data/dis-sut.yaml
          dis conform run --target http://127.0.0.1:5080 --only PAY            one family
          dis conform run --target http://127.0.0.1:5080 --only CNS-4.3        one requirement
          dis conform run --profile payments-core --report junit=out/junit.xml,json=out/results.json
          dis conform run --out out                         keep results and evidence while it runs
          dis conform run --out run.zip --sign-key file:runner.pem         one file, signed
          dis conform run --out out --resume                go on where a killed run stopped
          dis conform run --failed-from out                 only what did not pass, with the same seed
          dis conform run --rate 20/s --parallel 2 --time-budget 10m       be gentle, and end in time
          dis conform run --dry-run                         what would be sent and written
          dis conform run --list --format json              the checks, for a program

        Exit codes:
          {ExitCodes.Conformant}  conformant                 {ExitCodes.Usage}  wrong command or file, or nothing to check
          {ExitCodes.NotConformant}  not conformant             {ExitCodes.EngineError}  the suite itself broke
          {ExitCodes.Partial}  partial or inconclusive    {ExitCodes.Unreachable}  the server does not answer
        """;
}
