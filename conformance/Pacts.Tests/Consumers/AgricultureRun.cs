using System.Text.Json;
using DigitalIndiaStack.Agriculture.Service;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Testing.Hosting;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Pacts.Tests.Consumers;

/// <summary>The real agriculture service, which calls mock servers where it calls other blocks.</summary>
internal static class AgricultureRun
{
    private const string Applications = "/agriculture/v1/applications";
    private const string Officer = "officer-0001-subject";

    private static readonly string[] PersonScopes = ["agriculture.applications.read", "agriculture.applications.write"];
    private static readonly string[] OfficerScopes = [.. PersonScopes, "agriculture.applications.review", "agriculture.applications.decide"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Applies, reads the decision and the registry, approves and pays; then asks the registry under a withdrawn consent.</summary>
    public static async Task TellStoryAsync(Uri consent, Uri registries, Uri payments)
    {
        await using var host = await StartAsync(new() { ["Peers:consent"] = $"{consent}", ["Peers:registries"] = $"{registries}", ["Peers:payments"] = $"{payments}" });
        var applied = await SendAsync(host, Examples.Subject, HttpMethod.Post, Applications, new { scheme = "farmer-input-benefit" });
        Assert.Equal("201", applied.Outcome);
        var application = $"{Applications}/{applied.Text("applicationId")}";
        var reviewable = await SendAsync(host, Examples.Subject, HttpMethod.Post, $"{application}/evidence");
        Assert.Equal("200", reviewable.Outcome);
        var decided = await SendAsync(host, Officer, HttpMethod.Post, $"{application}/decision", new { decision = "approve", reason = "Checked." }, ("If-Match", reviewable.Header("ETag")));
        Assert.Equal("200", decided.Outcome);
        await WaitUntilPaidAsync(host, application);
        await AskUnderWithdrawnConsentAsync(host);
        Assert.All(["consent", "registries", "payments"], provider => Assert.True(PeerScopes.AreAsked(host.Issuer.Requests, "agriculture", provider), provider));
    }

    /// <summary>Calls every peer once, with an issuer that is a mock server: only what is said to identity counts.</summary>
    public static async Task AskTokensAsync(Uri identity)
    {
        // Nobody listens there: the calls end after their tokens are there.
        const string Nobody = "http://127.0.0.1:9/";
        await using var host = await StartAsync(new() { ["Identity:Issuer"] = $"{identity}", ["Peers:consent"] = Nobody, ["Peers:registries"] = Nobody, ["Peers:payments"] = Nobody });
        await using var scope = host.Services.CreateTenantScope(TenantId.Parse("ke"));
        var services = scope.ServiceProvider;
        Task[] calls =
        [
            services.GetRequiredKeyedService<IConsentClient>("agriculture").GetConsentRequestAsync(Guid.CreateVersion7(), Cancellation),
            services.GetRequiredKeyedService<IRegistriesClient>("agriculture").DiscloseRecordAsync("farmers", Question(Examples.Consent), Cancellation),
            services.GetRequiredKeyedService<IPaymentsClient>("agriculture").OpenAccountAsync("key-1", new AccountDraft { Kind = AccountKind.Treasury, Name = "Office", Currency = "KES" }, Cancellation),
        ];
        foreach (var call in calls)
        {
            var unanswered = await Assert.ThrowsAsync<PeerUnavailableException>(() => call);
            Assert.DoesNotContain("token", unanswered.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Task<BlockHost> StartAsync(Dictionary<string, string?> settings)
    {
        settings["Countries:Directory"] = Path.Combine(AppContext.BaseDirectory, "Countries");
        return BlockHost.StartAsync(new AgricultureService(), new BlockHostSetup(TestDatabase.Sqlite()) { Settings = settings }, Cancellation);
    }

    private static Task<BlockAnswer> SendAsync(
        BlockHost host, string subject, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers) => host.SendAsync(
        method,
        path,
        host.Issuer.Sign(new TestToken("agriculture", subject == Officer ? OfficerScopes : PersonScopes) { ClientId = "citizen-app", Subject = subject }),
        body is null ? null : JsonSerializer.Serialize(body),
        Cancellation,
        [("Idempotency-Key", Guid.CreateVersion7().ToString()), .. headers]);

    private static async Task WaitUntilPaidAsync(BlockHost host, string application)
    {
        // A payment that the mock server refuses is tried again for ever: the wait must end.
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if ((await SendAsync(host, Examples.Subject, HttpMethod.Get, application)).Text("status") == "paid")
            {
                return;
            }

            await Task.Delay(100, Cancellation);
        }

        Assert.Fail("The application was not paid.");
    }

    private static async Task AskUnderWithdrawnConsentAsync(BlockHost host)
    {
        await using var scope = host.Services.CreateTenantScope(TenantId.Parse("ke"));
        var registries = scope.ServiceProvider.GetRequiredKeyedService<IRegistriesClient>("agriculture");
        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(() => registries.DiscloseRecordAsync("farmers", Question(Examples.WithdrawnConsent), Cancellation));
        Assert.Equal("REG-0403", refused.Result.Code);
    }

    private static DisclosureRequest Question(string consentId) =>
        new() { ConsentId = Guid.Parse(consentId), PurposeCode = "farm-input-benefit", Fields = ["holdingId", "areaHectares", "mainCrop"] };
}
