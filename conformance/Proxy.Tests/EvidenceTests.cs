using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Proxy.Tests;

public sealed class EvidenceTests
{
    private const string Path = $"payments/v1/accounts/{Scripted.AccountId}";

    [Fact]
    public async Task The_evidence_has_the_shape_of_an_exchange()
    {
        await using var between = await Between.StartAsync(new Scripted());

        using var answer = await between.GetAsync(Path);

        using var line = JsonDocument.Parse(Assert.Single((await between.EvidenceAsync()).Trim().Split('\n')));
        Assert.Equal("passive", line.RootElement.GetProperty("check").GetString());
        Assert.Equal(1, line.RootElement.GetProperty("sequence").GetInt32());
        Assert.Equal(200, line.RootElement.GetProperty("status").GetInt32());
        Assert.StartsWith("/payments/v1/accounts/‹", line.RootElement.GetProperty("url").GetString(), StringComparison.Ordinal);
        using var body = JsonDocument.Parse(line.RootElement.GetProperty("responseBody").GetString()!);
        Assert.Equal(["accountId", "kind", "status", "name", "balance", "floor", "openedAt"], body.RootElement.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task The_evidence_has_no_data_and_no_credential()
    {
        await using var between = await Between.StartAsync(new Scripted());

        using var answer = await between.GetAsync($"{Path}?cursor=910000000015");
        using var outside = await between.GetAsync("agriculture/applications/910000000015?number=910000000015");
        await between.PostAsync("payments/v1/transfers", "key-of-a-client", "{\"reference\":\"910000000015\",\"amount\":7777}");

        var evidence = await between.EvidenceAsync();
        Assert.Equal(3, evidence.Trim().Split('\n').Length);
        Assert.All(
            (string[])[Between.Token, Scripted.Name, Scripted.AccountId, "910000000015", "7777", "5000.00", "key-of-a-client"],
            value => Assert.DoesNotContain(value, evidence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Equal_values_have_equal_marks_within_a_run_and_others_in_the_next()
    {
        var marks = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var between = await Between.StartAsync(new Scripted());
            using var first = await between.GetAsync(Path);
            using var second = await between.GetAsync(Path);
            var lines = (await between.EvidenceAsync()).Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!).Distinct();
            marks.Add(Assert.Single(lines));
        }

        Assert.NotEqual(marks[0], marks[1]);
    }

    [Theory]
    [InlineData("{\"reference\":\"\\ud800\"}")]
    [InlineData("{\"reference\":1,\"reference\":2}")]
    [InlineData("{\"reference\":")]
    public async Task A_body_that_is_no_good_JSON_is_told_by_its_length(string body)
    {
        await using var between = await Between.StartAsync(Scripted.Problem(400));

        await between.PostAsync("payments/v1/transfers", "key-1", body);

        Assert.Contains($"‹{body.Length} bytes that are no JSON›", await between.EvidenceAsync(), StringComparison.Ordinal);
        Assert.Empty(between.Proxy.Tally.Findings);
    }

    // A credential that somebody puts where values stay open is held back, and is no silence.
    [Fact]
    public async Task A_line_with_a_credential_is_not_written_and_is_an_error()
    {
        await using var between = await Between.StartAsync(new Scripted());
        between.Http.DefaultRequestHeaders.Add("X-Request-Id", Between.Token);

        using var answer = await between.GetAsync(Path);

        Assert.Empty(await between.EvidenceAsync());
        Assert.Contains(between.Proxy.Tally.Findings, finding => finding.Kind == FindingKind.Error);
    }
}
