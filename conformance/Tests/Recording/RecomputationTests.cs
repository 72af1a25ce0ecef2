using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Recording;

public sealed class RecomputationTests
{
    [Theory]
    [InlineData(Fault.None)]
    [InlineData(Fault.AlgNoneAccepted)]
    [InlineData(Fault.ScopeNotEnforced)]
    [InlineData(Fault.ExpiryIgnored)]
    [InlineData(Fault.OtherTenantReadable)]
    [InlineData(Fault.NotProblemJson)]
    [InlineData(Fault.MalformedJson)]
    [InlineData(Fault.RefusesEverything)]
    [InlineData(Fault.RefusesOnce)]
    [InlineData(Fault.DropsConnection)]
    [InlineData(Fault.DiesAfterTwo)]
    public async Task Every_verdict_follows_from_the_evidence_once_the_server_is_gone(Fault fault)
    {
        using var recorded = await RecordedRun.MakeAsync(fault);

        var verified = await recorded.VerifyAsync();

        Assert.True(verified.ExitCode == 0, recorded.Run.Output + verified.Output + verified.Error);
    }

    [Fact]
    public async Task What_a_check_draws_waits_for_and_reads_off_the_clock_is_the_same_again()
    {
        var told = new List<string>();
        var check = Made(async run =>
        {
            var before = run.Clock.Now;
            await run.DelayAsync(TimeSpan.FromMilliseconds(40));
            told.Add($"{run.NewId()} {run.Unique("x")} {run.Random.Next()} {before:O} {run.Clock.Now:O}");
            (await SmallChecks.ReadAsync(run, SmallChecks.Reader(run))).MustBe(200);
            Expect.That(run.Clock.Now - before >= TimeSpan.FromMilliseconds(39), "a wait", "none");
        });
        using var recorded = await RecordedRun.MakeAsync(Fault.None, [check]);

        var verified = await recorded.VerifyAsync();

        Assert.True(verified.ExitCode == 0, recorded.Run.Output + verified.Output);
        Assert.Equal(told[0], told[1]);
    }

    [Fact]
    public async Task Requests_sent_at_once_find_their_own_answers_again()
    {
        var check = Made(async run =>
        {
            var calls = Enumerable.Range(0, 8).Select(turn => run.Api("things").Call("getThing").Path("thingId", turn % 2 == 0 ? "a-1" : "b-1").SendAsync(SmallChecks.Reader(run)));
            var answers = await Task.WhenAll(calls);
            Assert.Equal([200, 404, 200, 404, 200, 404, 200, 404], answers.Select(answer => answer.Status));
        });
        using var recorded = await RecordedRun.MakeAsync(Fault.None, [check]);

        Assert.Contains("valid", (await recorded.VerifyAsync()).Output, StringComparison.Ordinal);
        Assert.Equal("pass", Verdict(recorded));
    }

    [Fact]
    public async Task A_check_whose_code_changed_makes_its_verdict_invalid_by_name()
    {
        var isChanged = false;
        var check = Made(async run => Expect.That(!isChanged && (await SmallChecks.ReadAsync(run, SmallChecks.Reader(run))).Status == 200, "it", "another"));
        using var recorded = await RecordedRun.MakeAsync(Fault.None, [check], isSigned: false);
        isChanged = true;

        var verified = await recorded.VerifyAsync(isKeyKnown: false);

        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("FAULT TST-C01: the record says pass", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_asks_for_what_nobody_recorded_makes_its_verdict_invalid_by_name()
    {
        var thing = "a-1";
        var check = Made(async run => (await run.Api("things").Call("getThing").Path("thingId", thing).SendAsync(SmallChecks.Reader(run))).MustBe(200));
        using var recorded = await RecordedRun.MakeAsync(Fault.None, [check], isSigned: false);
        thing = "a-2";

        Assert.Contains("TST-C01: the record says pass , its evidence comes to error engine-error NotRecordedException", (await recorded.VerifyAsync(isKeyKnown: false)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_evidence_of_their_own_and_no_secret_stands_anywhere()
    {
        using var recorded = await RecordedRun.MakeAsync(Fault.None);
        var lines = RecordJson.ReadEvidence(recorded.Bundle.Text(Bundle.Evidence));

        Assert.Contains(lines, line => line.Check.StartsWith("shared:token|a|reader|things", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Check == "THG-C01" && line.Exchange.Url.EndsWith("/token", StringComparison.Ordinal));
        foreach (var name in recorded.Bundle.Files.Keys)
        {
            Assert.DoesNotContain("PRIVATE KEY", recorded.Bundle.Text(name), StringComparison.Ordinal);
            Assert.DoesNotContain(SmallTarget.Pin, recorded.Bundle.Text(name), StringComparison.Ordinal);
        }

        // A signed token keeps header and claims, and never its signature.
        Assert.All(
            lines.Where(line => line.Exchange.ResponseBody.Contains("access_token", StringComparison.Ordinal)),
            line => Assert.Matches("\"access_token\":\"eyJ[^.]+\\.eyJ[^.]+\\.‹redacted:[0-9a-f]{8}›\"", line.Exchange.ResponseBody));
    }

    private static string Verdict(RecordedRun recorded) => JsonNode.Parse(recorded.Bundle.Text(Bundle.Results))!["checks"]![0]!["verdict"]!.ToString();

    private static Check Made(Func<CheckRun, Task> body) => new() { Id = "TST-C01", Title = "A check made for a test", Requirements = ["THG-1.1"], Body = body };
}
