using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitalIndiaStack.Identity.Tests.Hosting;

/// <summary>Speaks OAuth 2.0 with the host as clients do.</summary>
internal static class Protocol
{
    public const string App = "citizen-app";
    public const string AppCallback = "http://127.0.0.1:5999/callback";
    public const string Verifier = "a-verifier-of-forty-three-characters-or-more-0123456789";

    public static string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static async Task<Answer> PostAsync(this IdentityHost host, string path, Dictionary<string, string> form)
    {
        using var client = host.NewClient();
        using var content = new FormUrlEncodedContent(form);
        return await Answer.ReadAsync(await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken));
    }

    public static Dictionary<string, string> Authenticated(this IdentityHost host, string client, Dictionary<string, string> form, string? assertion = null)
    {
        form["client_id"] = client;
        form["client_assertion_type"] = Assertions.Type;
        form["client_assertion"] = assertion ?? Assertions.For(host, client);
        return form;
    }

    /// <summary>A token of a service client.</summary>
    public static Task<Answer> ClientTokenAsync(this IdentityHost host, string client, string scope, string? tenant, string? resource = null, string? assertion = null)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = scope,
            ["resource"] = resource ?? "urn:dis:" + scope.Split('.')[0],
        };
        if (tenant is not null)
        {
            form["tenant"] = tenant;
        }

        return host.PostAsync("identity/connect/token", host.Authenticated(client, form, assertion));
    }

    public static Dictionary<string, string> AppRequest(string scope = "openid", Action<Dictionary<string, string>>? change = null)
    {
        var form = new Dictionary<string, string>
        {
            ["client_id"] = App,
            ["response_type"] = "code",
            ["redirect_uri"] = AppCallback,
            ["scope"] = scope,
            ["state"] = "some-state",
            ["nonce"] = "some-nonce",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        change?.Invoke(form);
        return form;
    }

    public static Task<Answer> PushAsync(this IdentityHost host, Dictionary<string, string> form) => host.PostAsync("identity/connect/par", form);

    public static string AuthorizePath(string client, string requestUri) => QueryHelpers.AddQueryString(
        "/identity/connect/authorize", new Dictionary<string, string?> { ["client_id"] = client, ["request_uri"] = requestUri });

    public static Task<Answer> RedeemAsync(this IdentityHost host, string code, Action<Dictionary<string, string>>? change = null)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = App,
            ["code"] = code,
            ["redirect_uri"] = AppCallback,
            ["code_verifier"] = Verifier,
        };
        change?.Invoke(form);
        return host.PostAsync("identity/connect/token", form);
    }

    public static Task<Answer> RefreshAsync(this IdentityHost host, string refreshToken) => host.PostAsync(
        "identity/connect/token",
        new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["client_id"] = App, ["refresh_token"] = refreshToken });
}
