using System.CommandLine;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command <c>dis conform proxy</c>: its options and what they mean.</summary>
internal static class ProxyCommand
{
    private static readonly Option<string?> Target = new("--target") { Description = "Address of the server; wins over target in the SUT file.", HelpName = "URL" };
    private static readonly Option<string?> Sut = new("--sut") { Description = "Description of the server, for the addresses of its blocks. Without it dis-sut.yaml here, or data/dis-sut.yaml, where there is one.", HelpName = "FILE" };
    private static readonly Option<string> Listen = new("--listen") { Description = "Where to listen.", HelpName = "HOST:PORT", DefaultValueFactory = _ => "127.0.0.1:5090" };
    private static readonly Option<string> Out = new("--out") { Description = "Folder for evidence.jsonl and passive.json.", HelpName = "DIR", DefaultValueFactory = _ => "passive" };
    private static readonly Option<string?> Specs = new("--specs") { Description = "Judge by the specifications in this folder and not by those of this tool.", HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("proxy", Text) { Target, Sut, Listen, Out, Specs };
        command.SetAction((parsed, cancellationToken) => new ProxyAction(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error).InvokeAsync(
            new ProxyRequest(parsed.GetValue(Target), parsed.GetValue(Sut), parsed.GetValue(Listen)!, parsed.GetValue(Out)!, parsed.GetValue(Specs)), cancellationToken));
        return command;
    }

    private static string Text => $"""
        Judges real traffic: stands between clients and a server, passes everything on unchanged, and says what the server answered wrongly.

        Try:
          dis conform proxy --target http://127.0.0.1:5080 --listen 127.0.0.1:5090 --out passive
          dis conform proxy --sut staging.yaml              blocks at addresses of their own

        Ctrl-C ends it and sums up. The evidence has the shape of the traffic and not its data: values are marks.

        Exit codes:
          {ExitCodes.Conformant}  nothing was wrong         {ExitCodes.Usage}  wrong command
          {ExitCodes.NotConformant}  the server broke a rule   {ExitCodes.EngineError}  something could not be judged: an unknown operation, a broken schema
          {ExitCodes.Partial}  nothing passed
        """;
}

/// <summary>What the command line asks for.</summary>
internal sealed record ProxyRequest(string? Target, string? Sut, string Listen, string Out, string? Specs);
