using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Identity.Block;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the sign-in of persons and of the authorization request.</summary>
internal static partial class SignInMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M31", "IDN-3.1", "An authorization request need not be pushed.")
        {
            Without = ["ValidatePushedAuthorizationRequestsRequirement"],
            Settings = services => Change(services, options => options.RequirePushedAuthorizationRequests = false, options => options.RequirePushedAuthorizationRequests = true),
        },
        new("IDN-M05", "IDN-3.2", "An authorization request without PKCE is taken.")
        {
            Without = ["ValidatePushedProofKeyForCodeExchangeRequirement", "ValidatePushedProofKeyForCodeExchangeParameters"],
        },
        new("IDN-M06", "IDN-3.2", "The code verifier is not checked.") { Without = ["ValidateCodeVerifier"] },
        new("IDN-M07", "IDN-3.3", "The method plain is advertised and taken.")
        {
            Settings = services => Change(services, options => options.CodeChallengeMethods.Add("plain"), options => options.CodeChallengeMethods.Remove("plain")),
        },
        new("IDN-M08", "IDN-3.5", "An authorization code can be redeemed again.") { Without = ["RedeemTokens"] },
        new("IDN-M09", "IDN-3.6", "A redirect URI that only begins like a registered one is taken.") { Without = ["ValidatePushedClientRedirectUri"] },
        new("IDN-M32", "IDN-3.7", "The authorization response does not carry the issuer.") { Without = ["Authentication.AttachIssuer"] },
        new("IDN-M10", "IDN-3.16", "The authorization response does not return the state.") { Without = ["AttachResponseState"] },
        new("IDN-M33", "IDN-3.8", "Any one-time code signs in.")
        {
            Write = row => row.Memory["code"] = row.Is("SandboxMessage") ? $"{row["Code"]}" : row.Memory["code"] ?? "",
            Request = traffic => traffic.RequestBody = traffic.Is("POST", "/sign-in/code") ? Code().Replace(traffic.RequestBody, $"${{1}}{traffic.Memory["code"]}") : traffic.RequestBody,
        },
        new("IDN-M34", "IDN-3.9", "A one-time code never expires.")
        {
            Read = row =>
            {
                if (row.Is("PendingSignIn"))
                {
                    row["ExpiresAt"] = DateTimeOffset.MaxValue;
                }
            },
            Sql = statement =>
            {
                if (statement.Is("UPDATE", "pending_sign_ins"))
                {
                    statement.Ignore("expires_at");
                }
            },
        },
        new("IDN-M35", "IDN-3.10", "Wrong PINs are not counted.")
        {
            Settings = services =>
            {
                var options = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
                var (before, _) = (options.WrongAttempts, options.WrongAttempts = 1_000_000);
                return () => options.WrongAttempts = before;
            },
        },
        new("IDN-M21", "IDN-3.11", "A wrong number is answered otherwise than a wrong PIN.")
        {
            Read = row =>
            {
                if (row.Is("Person"))
                {
                    row.Memory["known"] = "yes";
                }
            },
            Request = traffic => traffic.Memory["known"] = "no",
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/identity/sign-in") && traffic.Response.StatusCode == 200 && traffic.Memory["known"] == "no")
                {
                    traffic.Response.StatusCode = 404;
                }
            },
        },
        new("IDN-M16", "IDN-3.12", "A refresh token can be redeemed again.") { Without = ["RefreshOnce", "RedeemTokens"] },
        new("IDN-M13", "IDN-3.13", "The discovery document names another issuer.")
        {
            Answer = traffic =>
            {
                if (traffic.Path.EndsWith("/openid-configuration", StringComparison.Ordinal) && traffic.Request.Headers.UserAgent.Count > 0)
                {
                    traffic.ChangeAnswer(document => document["issuer"] = "https://elsewhere.example.org/");
                }
            },
        },
        new("IDN-M15", "IDN-3.14", "The token response is cacheable.")
        {
            Answer = traffic =>
            {
                if (traffic.Path.EndsWith("/connect/token", StringComparison.Ordinal))
                {
                    traffic.Response.Headers.CacheControl = "max-age=60";
                }
            },
        },
        new("IDN-M14", "IDN-3.15", "The nonce is missing in the identity token.")
        {
            Server = new ServerFault { Tokens = context => context.IdentityTokenPrincipal?.SetClaim("nonce", (string?)null).SetClaim(OpenIddictConstants.Claims.Private.Nonce, (string?)null) },
        },
    ];

    internal static Action Change(IServiceProvider services, Action<OpenIddictServerOptions> change, Action<OpenIddictServerOptions> undo)
    {
        var options = services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
        change(options);
        return () => undo(options);
    }

    [GeneratedRegex("((?:^|&)Code=)[^&]*")]
    private static partial Regex Code();
}
