using System.CommandLine;
using DigitalIndiaStack.Identity.Verify.Cli;
using static DigitalIndiaStack.Identity.Tests.Offline.SampleIssuer;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>The command <c>dis verify credential</c>: what it says and what it ends with.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly SampleIssuer issuer = new();
    private readonly string folder = Directory.CreateTempSubdirectory("dis-verify").FullName;

    [Fact]
    public async Task A_presentation_is_told_claim_by_claim()
    {
        var shown = issuer.Present(issuer.Credential(null, OfAge));

        var (code, said) = await RunAsync(shown + "\n", issuer.StatusList(), "--audience", Audience, "--nonce", Nonce);

        Assert.Equal(0, code);
        Assert.Contains("claim    age_over_18 = True", said, StringComparison.Ordinal);
        Assert.Contains("key      shown", said, StringComparison.Ordinal);
        Assert.DoesNotContain("given_name", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_list_the_status_is_untold_and_its_list_is_named()
    {
        var (code, said) = await RunAsync(issuer.Sign(issuer.Frame(isBound: false)) + "~", null);

        Assert.Equal(2, code);
        Assert.Contains($"not looked up; its list is {List}", said, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(issuer.Sign(issuer.Frame(isBound: false)) + "~", null, "--need-key")).Code);
        Assert.Equal(2, (await RunAsync(issuer.Credential(null, OfAge), null, "--holder")).Code);
    }

    [Fact]
    public async Task A_refusal_says_why_and_moves_no_terminal()
    {
        var frame = issuer.Frame(isBound: false);
        frame["iss"] = "https://evil\u001b[2J\u202e.example/";

        var (code, said) = await RunAsync(issuer.Sign(frame) + "~", null);

        Assert.Equal(1, code);
        Assert.StartsWith("refused: the credential is by https://evil", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
        Assert.DoesNotContain('\u202e', said);
        Assert.Equal((1, "refused: the credential was revoked"), await RunAsync(issuer.Sign(issuer.Frame(isBound: false)) + "~", issuer.StatusList(null, null, (5, 1))));
    }

    [Fact]
    public async Task The_key_that_is_named_is_asked_and_no_other()
    {
        var list = issuer.StatusList(header: header => header["kid"] = "k1");

        Assert.Equal(0, (await RunAsync(issuer.SignBefore(issuer.Frame(isBound: false)) + "~", list)).Code);
        Assert.Equal((1, "refused: the credential is not signed by a key that is trusted"), await RunAsync(issuer.Sign(issuer.Frame(isBound: false), header => header["kid"] = "k0") + "~", list));
        Assert.Equal((1, "refused: the credential names a key that is not among those of the issuer: get them anew"), await RunAsync(issuer.Sign(issuer.Frame(isBound: false), header => header["kid"] = "k2") + "~", list));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_wrong_command()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await VerifyCommandGroup.Create(TimeProvider.System).Parse(["credential", Path.Combine(folder, "none"), "--keys", Path.Combine(folder, "none")])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);

        Assert.Equal(3, code);
        Assert.StartsWith("dis verify credential: ", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Code, string Said)> RunAsync(string shown, string? list, params string[] more)
    {
        var (credential, keys, status) = (Path.Combine(folder, "shown.txt"), Path.Combine(folder, "issuer.json"), Path.Combine(folder, "list.jwt"));
        await File.WriteAllTextAsync(credential, shown, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(keys, issuer.KeySet, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(status, list, TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        string[] arguments = ["credential", credential, "--keys", keys, .. list is null ? [] : new[] { "--status", status }, .. more];
        var code = await VerifyCommandGroup.Create(new StoppedClock()).Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);
        return (code, output.ToString().TrimEnd());
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
