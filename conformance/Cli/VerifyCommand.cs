using System.CommandLine;
using DigitalIndiaStack.Conformance.Cli.Progress;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command <c>dis conform verify</c>.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> Run = new("RUN") { Description = "What a run wrote with --out: a zip or a folder." };
    private static readonly Option<string?> Key = new("--key") { Description = "Public key in PEM of the runner whom you trust.", HelpName = "FILE" };
    private static readonly Option<string?> Specs = new("--specs") { Description = "Specifications of the run, when they are not those of this tool.", HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("verify", Text) { Run, Key, Specs };
        command.SetAction((parsed, cancellationToken) => InvokeAsync(
            new(parsed.GetValue(Run)!, parsed.GetValue(Key), parsed.GetValue(Specs)), Suite.Checks, parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    /// <summary>Verifies with some checks.</summary>
    public static Task<int> InvokeAsync(VerifyRequest request, IReadOnlyList<Check> checks, InvocationConfiguration streams, CancellationToken cancellationToken) => Guard.RunAsync(streams.Error, async () =>
    {
        var (_, verification) = await new BundleReader(checks).VerifyAsync(request.Run, request.Key, request.Specs, cancellationToken);
        foreach (var fault in verification.Faults)
        {
            streams.Output.WriteLine($"FAULT {Terminal.Harmless(fault)}");
        }

        var signed = (verification.Signer, verification.IsKnown) switch
        {
            (null, _) => "not signed",
            (var signer, true) => $"signed by the key given ({signer.Thumbprint})",
            var (signer, _) => $"signed by an unknown key ({signer.Thumbprint}); name the one you trust with --key",
        };
        streams.Output.WriteLine(verification.IsValid ? $"valid: every verdict follows from the evidence; {signed}" : $"invalid: {verification.Faults.Count} faults");
        return !verification.IsValid ? ExitCodes.NotConformant : verification is { Signer: not null, IsKnown: true } ? ExitCodes.Conformant : ExitCodes.Partial;
    });

    private static string Text => $"""
        Judges a finished run again, offline: signature, digests, and every verdict once more from its evidence.

        Try:
          dis conform verify run.zip
          dis conform verify run.zip --key runner.pem.pub       and signed by whom you trust

        Exit codes:
          {ExitCodes.Conformant}  valid, and signed by the key given
          {ExitCodes.NotConformant}  invalid: something was changed, or a verdict does not follow from its evidence
          {ExitCodes.Partial}  valid, but nobody signed it, or somebody unknown
          {ExitCodes.Usage}  wrong command or file
        """;
}

/// <summary>What to verify.</summary>
/// <param name="Run">Zip or folder.</param>
/// <param name="Key">Public key that is trusted.</param>
/// <param name="Specs">Folder of specifications.</param>
internal sealed record VerifyRequest(string Run, string? Key, string? Specs);
