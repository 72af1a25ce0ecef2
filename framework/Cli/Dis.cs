using System.CommandLine;
using DigitalIndiaStack.Cli.Pack;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Identity.Verify.Cli;
using DigitalIndiaStack.Payments.Verify;

namespace DigitalIndiaStack.Cli;

/// <summary>The tool <c>dis</c>, put together from command groups.</summary>
internal static class Dis
{
    private const string Text = """
        Tools of DigitalIndiaStack.

        Try:
          dis conform run --self                              start the reference host and judge it
          dis conform run --list                              what a server is judged by
          dis pack list reference-services/Countries          which country packs there are
          dis pack lint reference-services/Countries/ke       what is wrong with a pack
          dis payments verify --data data                     whether a ledger holds what it promises
          dis verify credential shown.txt --keys issuer.json  what a person shows, without a network
        """;

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error) =>
        CommandLine.InvokeAsync(new RootCommand(Text) { ConformCommand.Create(TimeProvider.System), PackCommand.Create(), PaymentsCommand.Create(), VerifyCommandGroup.Create(TimeProvider.System) }, arguments, output, error, CancellationToken.None);
}
