using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Api;

/// <summary>Resolution and mapping of pairwise subjects.</summary>
public sealed class SubjectTests(IdentityHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_resolves_a_number_to_its_own_subject_and_maps_it_to_others()
    {
        var payments = await ClientAsync("payments", "identity.subjects.resolve identity.subjects.map", "ke");
        var registries = await ClientAsync("registries", "identity.subjects.resolve", "ke");
        var number = new SubjectResolution { Number = Citizen.Wanjiru.Number };

        var ofPayments = (await payments.ResolveSubjectAsync(number, Cancellation)).Subject;
        var ofRegistries = (await registries.ResolveSubjectAsync(number, Cancellation)).Subject;
        var mapped = await payments.MapSubjectAsync(Mapping(ofPayments, "payments", "registries"), Cancellation);

        Assert.NotEqual(ofPayments, ofRegistries);
        Assert.Equal(ofRegistries, mapped.Subject);
        Assert.Equal(ofPayments, (await payments.ResolveSubjectAsync(number, Cancellation)).Subject);
    }

    [Fact]
    public async Task The_subject_of_a_token_maps_to_that_of_another_block()
    {
        using var browser = new Browser(host);
        var request = Hosting.Protocol.AppRequest("openid agriculture.applications.read", form => form["resource"] = "urn:dis:agriculture");
        var tokens = await host.RedeemAsync(Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, request), "code")!);
        var payments = await ClientAsync("payments", "identity.subjects.resolve identity.subjects.map", "ke");

        var mapped = await payments.MapSubjectAsync(Mapping(tokens.Access.Subject, "agriculture", "payments"), Cancellation);

        Assert.Equal((await payments.ResolveSubjectAsync(new SubjectResolution { Number = Citizen.Wanjiru.Number }, Cancellation)).Subject, mapped.Subject);
    }

    [Fact]
    public async Task Whom_the_tenant_does_not_know_is_not_found()
    {
        var kenya = await ClientAsync("payments", "identity.subjects.resolve identity.subjects.map", "ke");
        var morocco = await ClientAsync("payments", "identity.subjects.resolve identity.subjects.map", "ma");
        var subject = (await kenya.ResolveSubjectAsync(new SubjectResolution { Number = Citizen.Wanjiru.Number }, Cancellation)).Subject;

        await NotFoundAsync(() => morocco.ResolveSubjectAsync(new SubjectResolution { Number = Citizen.Wanjiru.Number }, Cancellation));
        await NotFoundAsync(() => morocco.MapSubjectAsync(Mapping(subject, "payments", "registries"), Cancellation));
        await NotFoundAsync(() => kenya.MapSubjectAsync(Mapping(subject, "consent", "registries"), Cancellation));
        await NotFoundAsync(() => kenya.MapSubjectAsync(Mapping(subject, "payments", "nobody"), Cancellation));
        await NotFoundAsync(() => kenya.ResolveSubjectAsync(new SubjectResolution { Number = "910000000016" }, Cancellation));
    }

    [Fact]
    public async Task Without_the_scope_nothing_is_mapped()
    {
        var client = await ClientAsync("payments", "identity.subjects.resolve", "ke");

        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(() => client.MapSubjectAsync(Mapping("k3Jt8mYw0Qe2Zx7Vb5Nn4Rr1Ss6Tt9Uu", "payments", "registries"), Cancellation));

        Assert.Equal(403, refused.StatusCode);
    }

    private static SubjectMapping Mapping(string subject, string relyingParty, string audience) => new() { Subject = subject, RelyingParty = relyingParty, Audience = audience };

    private static async Task NotFoundAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(call);
        Assert.Equal((404, "IDN-0404"), (refused.StatusCode, refused.Result.Code));
    }

    private async Task<IdentityClient> ClientAsync(string client, string scopes, string tenant) =>
        new(host.NewClient((await host.ClientTokenAsync(client, scopes, tenant)).AccessToken));
}
