using DigitalIndiaStack.Consent.Tests.Hosting;

namespace DigitalIndiaStack.Consent.Tests.Api;

public sealed class RequestTests(ConsentHost host)
{
    [Fact]
    public async Task A_request_is_of_the_fiduciary_that_made_it()
    {
        var asked = await host.AskAsync(await host.AgreeAsync(), "baraka");
        var path = $"/requests/{asked.Text("requestId")}";

        Assert.Equal("404 CNS-0404", (await host.AskAsync(asked.Text("agreementId"), "baraka", "another")).Outcome);
        Assert.Equal("404 CNS-0404", (await host.GetAsync(path, "another")).Outcome);
        Assert.Equal("404 CNS-0404", (await host.GetAsync(path, tenant: "ma")).Outcome);
        Assert.Equal(asked.Body, (await host.GetAsync(path)).Body);
        Assert.EndsWith($"/consent/requests/{asked.Text("requestId")}", asked.Text("decisionUrl"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://agriculture.example.org/applications/1", "201")]
    [InlineData("https://agriculture.example.org.evil.example/", "422 CNS-0424")]
    [InlineData("https://agriculture.example.org@evil.example/", "422 CNS-0424")]
    [InlineData("https://user@agriculture.example.org/", "422 CNS-0424")]
    [InlineData("http://agriculture.example.org/", "422 CNS-0424")]
    [InlineData("https://agriculture.example.org:444/", "422 CNS-0424")]
    [InlineData("javascript:alert(1)", "422 CNS-0424")]
    [InlineData("data:text/html,x", "422 CNS-0424")]
    public async Task A_person_is_sent_back_to_a_registered_origin_only(string address, string outcome) =>
        Assert.Equal(outcome, (await host.AskAsync(await host.AgreeAsync(), "baraka", returnUrl: address)).Outcome);

    [Fact]
    public async Task A_client_does_not_make_an_origin_good_by_naming_it_as_the_host()
    {
        var agreement = await host.AgreeAsync();

        var asked = await host.SendAsync(
            HttpMethod.Post,
            "/requests",
            new { agreementId = agreement, subject = FakeIdentity.SubjectAt(ConsentHost.Fiduciary, "baraka"), returnUrl = "http://evil.example/" },
            ConsentHost.Fiduciary,
            headers: ("Host", "evil.example"));

        Assert.Equal("422 CNS-0424", asked.Outcome);
    }

    [Theory]
    [InlineData("/relative")]
    [InlineData("//evil.example/")]
    public async Task A_return_address_is_absolute(string address) =>
        Assert.Equal(4, (await host.AskAsync(await host.AgreeAsync(), "baraka", returnUrl: address)).Status / 100);

    [Fact]
    public async Task A_subject_that_the_fiduciary_does_not_know_is_refused() =>
        Assert.Equal("422 CNS-0423", (await host.AskAsync(await host.AgreeAsync(), "baraka", subject: "another-knows-baraka")).Outcome);

    [Fact]
    public async Task Only_the_person_named_decides_and_only_once()
    {
        var request = (await host.AskAsync(await host.AgreeAsync(), "baraka")).Text("requestId");

        Assert.Equal("404 CNS-0404", (await host.DecideAsync(request, "somebody-else")).Outcome);
        Assert.Equal("404 CNS-0404", (await host.DecideAsync(request, "baraka", tenant: "ma")).Outcome);
        Assert.Equal("403 API-0403", (await host.PostAsync($"/requests/{request}/decision", new { decision = "grant", language = "en" })).Outcome);
        Assert.Equal("refused", (await host.DecideAsync(request, "baraka", "refuse")).Text("status"));
        Assert.Equal("409 CNS-0409", (await host.DecideAsync(request, "baraka", "refuse")).Outcome);
        Assert.Equal("409 CNS-0409", (await host.DecideAsync(request, "baraka")).Outcome);
        Assert.DoesNotContain("consentId", (await host.GetAsync($"/requests/{request}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_request_is_not_granted()
    {
        await using var own = await ConsentHost.StartAsync();
        var agreement = await own.AgreeAsync();
        var inTime = (await own.AskAsync(agreement, "baraka")).Text("requestId");
        own.Host.Clock.Advance(TimeSpan.FromHours(23.9));
        Assert.Equal("granted", (await own.DecideAsync(inTime, "baraka")).Text("status"));

        var late = (await own.AskAsync(agreement, "baraka")).Text("requestId");
        own.Host.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal("409 CNS-0410", (await own.DecideAsync(late, "baraka")).Outcome);
        Assert.Equal("expired", (await own.GetAsync($"/requests/{late}")).Text("status"));
        Assert.Equal("granted", (await own.GetAsync($"/requests/{inTime}")).Text("status"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_decisions_at_the_same_time_one_counts(bool onPostgreSql)
    {
        await using var own = await ConsentHost.StartAsync(onPostgreSql);
        var request = (await own.AskAsync(await own.AgreeAsync(), "baraka")).Text("requestId");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => own.DecideAsync(request, "baraka", number % 2 == 0 ? "grant" : "refuse")));

        Assert.Equal(["200", .. Enumerable.Repeat("409 CNS-0409", 11)], answers.Select(answer => answer.Outcome).Order());
        var granted = (await own.GetAsync($"/requests/{request}")).Text("status") == "granted";
        var consents = (await own.AsPersonAsync("baraka", HttpMethod.Get, "/consents")).Json.GetProperty("items").GetArrayLength();
        Assert.Equal(granted ? 1 : 0, consents);
    }
}
