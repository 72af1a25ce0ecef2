using System.CommandLine;

namespace DigitalIndiaStack.Conformance.Cli.Init;

/// <summary>The command <c>dis conform init</c>.</summary>
internal static class InitCommand
{
    private static readonly Option<string> Target = new("--target") { Description = "Address of the server.", HelpName = "URL", Required = true };
    private static readonly Option<string> Out = new("--out") { Description = "File to write.", HelpName = "FILE", DefaultValueFactory = _ => "dis-sut.yaml" };
    private static readonly Option<string?> Data = new("--data") { Description = "Data folder of a sandbox, which knows its clients and persons; by default ./data when it is there.", HelpName = "DIR" };
    private static readonly Option<bool> Force = new("--force") { Description = "Write over a file that is there." };

    public static Command Create()
    {
        var command = new Command("init", Text) { Target, Out, Data, Force };
        command.SetAction((parsed, cancellationToken) =>
        {
            var configuration = parsed.InvocationConfiguration;
            var request = new InitRequest(parsed.GetValue(Target), parsed.GetValue(Out)!, parsed.GetValue(Data), parsed.GetValue(Force));
            return new InitAction(configuration.Output, configuration.Error).InvokeAsync(request, cancellationToken);
        });
        return command;
    }

    private const string Text = """
        Describes a server in a dis-sut.yaml, from what the server says of itself: its discovery document, its API descriptions, its health.

        Who acts in it, no server tells a stranger. A sandbox leaves that in its data folder; of any other server it is marked UNKNOWN, line by
        line, and secrets are named as variables to set. A server that is no sandbox gets destructive: false.

        Try:
          dis conform init --target http://127.0.0.1:5080 --data data        a sandbox: the file works as it is
          dis conform init --target https://dpi.example.org --out sut/staging.yaml
          dis conform doctor --sut sut/staging.yaml                           what is still missing
        """;
}
