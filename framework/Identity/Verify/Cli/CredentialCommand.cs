using System.CommandLine;

namespace DigitalIndiaStack.Identity.Verify.Cli;

/// <summary>The command <c>dis verify credential</c>.</summary>
internal static class CredentialCommand
{
    private static readonly Argument<string> Shown = new("FILE") { Description = "What is shown: the text of an SD-JWT VC; - reads it from standard input." };
    private static readonly Option<string> Keys = new("--keys") { Description = "What the issuer serves at /.well-known/jwt-vc-issuer, kept in a file; or a set of keys alone.", HelpName = "FILE", Required = true };
    private static readonly Option<string?> Status = new("--status") { Description = "The status list that the credential names, kept in a file.", HelpName = "FILE" };
    private static readonly Option<string?> Audience = new("--audience") { Description = "Who verifies, as the holder signed it.", HelpName = "NAME" };
    private static readonly Option<string?> Nonce = new("--nonce") { Description = "What the holder was asked to sign.", HelpName = "TEXT" };
    private static readonly Option<bool> NeedKey = new("--need-key") { Description = "Refuse what is bound to no key and can be copied, such as paper." };
    private static readonly Option<bool> Holder = new("--holder") { Description = "Take a credential without its key being shown, as its holder does when it comes." };

    private static string Text => $$"""
        Verifies a credential offline: who issued it, what it tells, that its holder has its key, and whether it was revoked.

        Try:
          curl -o issuer.json https://id.example/.well-known/jwt-vc-issuer                       once, while there is a network
          dis verify credential paper.txt --keys issuer.json                                     what a QR code on paper holds
          dis verify credential paper.txt --keys issuer.json --status list.jwt                   and that nobody revoked it
          dis verify credential shown.txt --keys issuer.json --audience https://bank.example --nonce n-7f3a
                                                                                                 what a wallet shows to you, now
          zbarimg --raw -q paper.png | dis verify credential - --keys issuer.json                straight from a picture
          dis verify credential mine.txt --keys issuer.json --holder                             a credential that just came to you

        The list to fetch for --status is named in the answer. An answer to trust names the issuer that you meant.

        Exit codes:
          {{CredentialCodes.Good}}  good, and not revoked
          {{CredentialCodes.Refused}}  refused; the reason is told
          {{CredentialCodes.Untold}}  good, but its status was not looked up: name the list with --status
          {{CredentialCodes.Usage}}  wrong command or file
        """;

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("credential", Text) { Shown, Keys, Status, Audience, Nonce, NeedKey, Holder };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new CredentialRequest(parsed.GetValue(Shown)!, parsed.GetValue(Keys)!, parsed.GetValue(Status), new VerifierExpectation(clock.GetUtcNow())
            {
                Audience = parsed.GetValue(Audience),
                Nonce = parsed.GetValue(Nonce),
                NeedsKey = parsed.GetValue(NeedKey),
                IsHolder = parsed.GetValue(Holder),
            }),
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    /// <summary>Verifies, says what was found, and gives the exit code.</summary>
    public static async Task<int> RunAsync(CredentialRequest request, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        try
        {
            var verifier = new CredentialVerifier(IssuerKeys.Read(await ReadAsync(request.Keys, cancellationToken)));
            var expected = request.Status is null ? request.Expected : request.Expected with { StatusList = await ReadAsync(request.Status, cancellationToken) };
            var found = verifier.Verify(await ReadAsync(request.Shown, cancellationToken), expected);
            CredentialReport.Write(found, streams.Output);
            return found.IsStatusKnown ? CredentialCodes.Good : CredentialCodes.Untold;
        }
        catch (CredentialRefusedException refused)
        {
            await streams.Output.WriteLineAsync($"refused: {CredentialReport.Harmless(refused.Message)}");
            return CredentialCodes.Refused;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await streams.Error.WriteLineAsync($"dis verify credential: {wrong.Message}");
            return CredentialCodes.Usage;
        }
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken) =>
        (path == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(path, cancellationToken)).Trim();
}

/// <summary>What to verify.</summary>
/// <param name="Shown">File with what is shown.</param>
/// <param name="Keys">File with the keys.</param>
/// <param name="Status">File with the status list.</param>
/// <param name="Expected">What the verifier expects.</param>
internal sealed record CredentialRequest(string Shown, string Keys, string? Status, VerifierExpectation Expected);
