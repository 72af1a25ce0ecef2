using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>What tests of logout do, on either database.</summary>
internal static class LogoutSteps
{
    public static async Task<IdentityHost> StartAsync(bool isPostgreSql, Uri? receiver = null)
    {
        Assert.SkipWhen(isPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var settings = new Dictionary<string, string?> { ["Identity:Clients:1:BackChannelLogoutUri"] = receiver?.AbsoluteUri };
        if (isPostgreSql)
        {
            settings["Storage:Provider"] = "PostgreSql";
            settings["Storage:ConnectionString"] = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync();
        }

        var host = new IdentityHost(settings);
        await host.InitializeAsync();
        return host;
    }

    public static async Task LogOutAsync(Browser browser, Answer tokens) => await browser.OpenAsync($"/identity/connect/logout?id_token_hint={tokens.Text("id_token")}");

    public static async Task<bool> IsSignedInAsync(IdentityHost host, string cookies) =>
        (await OpenAsync(host, "/identity/sign-out", cookies)).Contains("method=\"post\"", StringComparison.Ordinal);

    public static async Task<string> OpenAsync(IdentityHost host, string address, string cookies)
    {
        using var client = host.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var answer = await client.GetAsync(new Uri(host.Address, address), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static string Sid(JsonWebToken token) => token.GetPayloadValue<string>("sid");

    public static string Code(Uri address) => Browser.Query(address, "code")!;
}
