using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Aliases;

/// <summary>A person who asks this block about themselves, through the app.</summary>
internal static class OwnClient
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IdentityHost> StartAsync(bool isPostgreSql)
    {
        Assert.SkipWhen(isPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var host = new IdentityHost(isPostgreSql
            ? new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync() }
            : []);
        await host.InitializeAsync();
        return host;
    }

    /// <summary>Signs the person in at the app for scopes of this block.</summary>
    public static async Task<IdentityClient> OfAsync(IdentityHost host, Citizen citizen, string scope)
    {
        using var browser = new Browser(host);
        var request = Wire.AppRequest($"openid {scope}", form => form["resource"] = "urn:dis:identity");
        var tokens = await host.RedeemAsync(Browser.Query(await browser.AuthorizeAsync(citizen, request), "code")!);
        return new IdentityClient(host.NewClient(tokens.AccessToken));
    }

    /// <summary>A relying service.</summary>
    public static async Task<IdentityClient> ServiceAsync(IdentityHost host, string client, string scopes) =>
        new(host.NewClient((await host.ClientTokenAsync(client, scopes, "ke")).AccessToken));

    public static async Task RefusedAsync(int status, string code, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<ApiException<ProblemDetails>>(call);
        Assert.Equal((status, code), (refused.StatusCode, refused.Result.Code));
    }

    public static string NewKey() => Guid.CreateVersion7().ToString();
}
