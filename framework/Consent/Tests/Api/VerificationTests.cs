using DigitalIndiaStack.Consent.Tests.Hosting;
using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Consent.Tests.Api;

/// <summary>What a consent opens to its data source, and nothing more (CNS-6).</summary>
public sealed class VerificationTests(ConsentHost host)
{
    [Fact]
    public async Task A_consent_covers_what_was_granted()
    {
        var consent = await host.GrantAsync("dalila");

        var verified = await host.VerifyAsync(consent, fields: "areaHectares");

        Assert.Equal("active", ConsentHost.StateOf(verified));
        Assert.Equal(["registries-knows-dalila", "[\"areaHectares\"]"], [verified.Text("subject"), verified.Text("fields")]);
        Assert.False(verified.Json.TryGetProperty("reason", out _));
    }

    [Fact]
    public async Task An_active_answer_tells_the_notice_that_the_person_read()
    {
        var consent = await host.GrantAsync("dalila");

        var notice = (await host.VerifyAsync(consent, fields: "areaHectares")).Json.GetProperty("notice");

        Assert.Equal("Department of Agriculture", notice.GetProperty("dataFiduciary").GetProperty("en").GetString());
        Assert.Equal("To decide on your benefit", notice.GetProperty("purpose").GetProperty("en").GetString());
        var field = Assert.Single(notice.GetProperty("fields").EnumerateArray());
        Assert.Equal("areaHectares", field.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("requester")]
    [InlineData("purpose")]
    [InlineData("fields")]
    [InlineData("source", "unknown")]
    [InlineData("registry", "unknown")]
    [InlineData("tenant", "unknown")]
    [InlineData("consent", "unknown")]
    public async Task One_thing_that_differs_makes_it_inactive(string differs, string? reason = null)
    {
        var consent = await host.GrantAsync("dalila");

        var verified = await host.VerifyAsync(
            differs == "consent" ? Guid.CreateVersion7().ToString() : consent,
            differs == "requester" ? "another" : ConsentHost.Fiduciary,
            differs == "purpose" ? "another-purpose" : "farm-input-benefit",
            differs == "registry" ? "others" : "farmers",
            differs == "source" ? "another" : ConsentHost.Source,
            differs == "tenant" ? "ma" : "ke",
            differs == "fields" ? ["holdingId", "phone"] : ["holdingId"]);

        AssertInactive(verified, reason ?? differs);
        Assert.Equal("active", ConsentHost.StateOf(await host.VerifyAsync(consent)));
    }

    [Fact]
    public async Task Withdrawal_takes_effect_at_once_and_is_final()
    {
        var consent = await host.GrantAsync("dalila");
        Assert.Equal("active", ConsentHost.StateOf(await host.VerifyAsync(consent)));

        var withdrawn = await host.WithdrawAsync(consent, "dalila");
        AssertInactive(await host.VerifyAsync(consent), "withdrawn");

        Assert.Equal("withdrawn", withdrawn.Text("status"));
        Assert.Equal("409 CNS-0409", (await host.WithdrawAsync(consent, "dalila")).Outcome);
        Assert.Equal(withdrawn.Body, (await host.AsPersonAsync("dalila", HttpMethod.Get, $"/consents/{consent}")).Body);
    }

    [Fact]
    public async Task A_consent_ends_with_the_duration()
    {
        await using var own = await ConsentHost.StartAsync();
        var consent = await own.GrantAsync("dalila", ConsentHost.Terms(days: 1));
        own.Host.Clock.Advance(TimeSpan.FromHours(23.9));
        Assert.Equal("active", ConsentHost.StateOf(await own.VerifyAsync(consent)));

        own.Host.Clock.Advance(TimeSpan.FromHours(0.1));

        AssertInactive(await own.VerifyAsync(consent), "expired");
    }

    [Theory]
    [InlineData("hour", 1)]
    [InlineData("day", 24)]
    [InlineData("month", 24 * 30)]
    public async Task The_frequency_begins_anew_with_each_period(string per, int hours)
    {
        await using var own = await ConsentHost.StartAsync();
        var consent = await own.GrantAsync("dalila", ConsentHost.Terms(count: 2, per: per, days: 365));

        Assert.Equal(["active", "active", "frequency"], await StatesAsync(own, consent));
        own.Host.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(2));
        Assert.Equal("frequency", ConsentHost.StateOf(await own.VerifyAsync(consent)));
        own.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["active", "active", "frequency"], await StatesAsync(own, consent));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verifications_at_the_same_time_never_exceed_the_frequency(bool onPostgreSql)
    {
        await using var own = await ConsentHost.StartAsync(onPostgreSql);
        var consent = await own.GrantAsync("dalila", ConsentHost.Terms(count: 5, per: "hour"));

        var first = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => own.VerifyAsync(consent)));
        own.Host.Clock.Advance(TimeSpan.FromHours(1));
        var second = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => own.VerifyAsync(consent)));

        Assert.Equal((5, 11), Count(first));
        Assert.Equal((5, 11), Count(second));
    }

    private static (int Active, int Frequency) Count(BlockAnswer[] answers) =>
        (answers.Count(answer => ConsentHost.StateOf(answer) == "active"), answers.Count(answer => ConsentHost.StateOf(answer) == "frequency"));

    private static async Task<string[]> StatesAsync(ConsentHost at, string consent)
    {
        var states = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            states.Add(ConsentHost.StateOf(await at.VerifyAsync(consent)));
        }

        return [.. states];
    }

    private static void AssertInactive(BlockAnswer verification, string reason) =>
        Assert.Equal(["active=False", $"reason={reason}"], verification.Json.EnumerateObject().Select(member => $"{member.Name}={member.Value}"));
}
