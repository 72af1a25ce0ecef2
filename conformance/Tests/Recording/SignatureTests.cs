using System.CommandLine;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Recording;

public sealed class SignatureTests : IAsyncLifetime
{
    private RecordedRun recorded = null!;

    public async ValueTask InitializeAsync() => recorded = await RecordedRun.MakeAsync(Fault.None);

    public ValueTask DisposeAsync()
    {
        recorded.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_key_that_nobody_named_is_told_as_unknown_and_exits_2()
    {
        var verified = await recorded.VerifyAsync(isKeyKnown: false);

        Assert.Equal(2, verified.ExitCode);
        Assert.Matches("valid: .* signed by an unknown key \\([A-Za-z0-9_-]{43}\\)", verified.Output);
    }

    [Fact]
    public async Task An_unsigned_bundle_is_valid_by_itself_and_invalid_where_a_key_is_asked_for()
    {
        new Bundle(recorded.Bundle.Files.Where(file => file.Key != Bundle.Statement)).Write(recorded.Zip);

        Assert.Equal(2, (await recorded.VerifyAsync(isKeyKnown: false)).ExitCode);
        Assert.Contains("FAULT The bundle is not signed.", (await recorded.VerifyAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_signed_by_another_key_is_refused_though_it_carries_that_key()
    {
        var other = Path.Combine(recorded.Folder, "other.pem");
        await KeyCommand.InvokeAsync(other, new InvocationConfiguration { Output = TextWriter.Null });
        var pem = await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken);
        recorded.Change(Bundle.Statement, jws => Conformance.Engine.Attestation.Statement.Sign(JwsCompact.Claims(jws), pem));

        var verified = await recorded.VerifyAsync();

        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("the signature is not by the key given", verified.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await recorded.VerifyAsync(isKeyKnown: false)).ExitCode);
    }

    [Fact]
    public async Task A_statement_without_a_signature_is_refused()
    {
        recorded.Change(Bundle.Statement, jws => jws.Replace(jws.Split('.')[0], JwsCompact.Encode(new JsonObject { ["alg"] = "none" }), StringComparison.Ordinal));

        Assert.Equal(1, (await recorded.VerifyAsync(isKeyKnown: false)).ExitCode);
    }

    [Fact]
    public async Task The_statement_names_the_version_of_the_server_where_its_owner_does()
    {
        using var versioned = await RecordedRun.MakeAsync(Fault.None, more: "release: 1.4.2-rc1\n");

        var subject = JwsCompact.Claims(versioned.Bundle.Text(Bundle.Statement))["subject"]![0]!;

        Assert.Equal("1.4.2-rc1", subject["annotations"]!["version"]!.ToString());
        Assert.Equal(0, (await versioned.VerifyAsync()).ExitCode);
    }

    [Fact]
    public void The_statement_names_the_server_and_digests_all_that_the_verdicts_follow_from()
    {
        var statement = JwsCompact.Claims(recorded.Bundle.Text(Bundle.Statement));

        Assert.Equal("https://in-toto.io/Statement/v1", statement["_type"]!.ToString());
        Assert.Equal("Small server", statement["subject"]![0]!["name"]!.ToString());
        Assert.Matches("^[0-9a-f]{64}$", statement["subject"]![0]!["digest"]!["sha256"]!.ToString());
        var predicate = statement["predicate"]!;
        Assert.Equal(["evidence.jsonl", "journal.jsonl", "results.json", "target.json"], predicate["files"]!.AsObject().Select(file => file.Key).Order());
        Assert.Equal(2, predicate["suite"]!["code"]!.AsObject().Count);
        Assert.Matches("^[0-9a-f]{64}$", predicate["suite"]!["requirements"]!.ToString());
        Assert.NotNull(predicate["run"]!["seed"]);
        Assert.NotNull(predicate["run"]!["clock"]);
    }

    [Fact]
    public async Task A_new_key_is_readable_by_its_owner_alone_and_never_written_over()
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(recorded.KeyFile));

        Assert.Equal(3, (await RecordedRun.SayAsync(streams => KeyCommand.InvokeAsync(recorded.KeyFile, streams))).ExitCode);
    }

    [Theory]
    [InlineData("file:dis-sut.yaml")]
    [InlineData("file:nowhere.pem")]
    [InlineData("a literal")]
    public async Task A_key_that_cannot_sign_is_found_before_the_run(string reference)
    {
        var run = await RunOf.RequestAsync(new RunRequest { Sut = recorded.Sut, Specs = recorded.Specs, Out = recorded.Zip, SignKey = reference });

        Assert.Equal(3, run.ExitCode);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_folder_is_verified_as_a_zip_is()
    {
        var folder = Path.Combine(recorded.Folder, "out");
        recorded.Bundle.Write(folder);

        var verified = await RecordedRun.SayAsync(streams => VerifyCommand.InvokeAsync(
            new VerifyRequest(folder, recorded.KeyFile + ".pub", recorded.Specs), recorded.Checks, streams, TestContext.Current.CancellationToken));

        Assert.Equal(0, verified.ExitCode);
    }
}
