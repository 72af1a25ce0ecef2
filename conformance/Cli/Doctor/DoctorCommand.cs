using System.CommandLine;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli.Doctor;

/// <summary>The command <c>dis conform doctor</c>.</summary>
internal static class DoctorCommand
{
    private static readonly Option<string?> Target = new("--target") { Description = "Address of the server; wins over target in the SUT file.", HelpName = "URL" };
    private static readonly Option<string?> Sut = new("--sut") { Description = "Description of the server. Without it dis-sut.yaml here, or data/dis-sut.yaml.", HelpName = "FILE" };
    private static readonly Option<string> Patience = new("--patience") { Description = "The longest wait for any answer; everything is asked at the same time.", HelpName = "TIME", DefaultValueFactory = _ => "4s" };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("doctor", Text) { Target, Sut, Patience };
        command.SetAction((parsed, cancellationToken) =>
        {
            var configuration = parsed.InvocationConfiguration;
            return new DoctorAction(clock, configuration.Output, configuration.Error)
                .InvokeAsync(parsed.GetValue(Sut), parsed.GetValue(Target), parsed.GetValue(Patience)!, cancellationToken);
        });
        return command;
    }

    private static string Text => $"""
        Finds everything that a run needs and does not have, at once, and says what to do about each.

        It looks at the target file and its secrets, names, connections, certificates and clocks, the issuer and its keys, every block, every
        client's token and scopes, every person's sign-in, and the test-control API. Nothing is judged and nothing is written but tokens.

        Try:
          dis conform doctor                                    dis-sut.yaml here, or data/dis-sut.yaml
          dis conform doctor --sut staging.yaml
          dis conform doctor --sut staging.yaml --patience 10s  a server that is far away

        Exit codes:
          {ExitCodes.Conformant}  a run can begin      {ExitCodes.Usage}  something is missing; each line says what, and its fix
        """;
}
