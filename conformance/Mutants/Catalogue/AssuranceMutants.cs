using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in what proofs are good for, and in the treatment of clients of high assurance.</summary>
internal static partial class AssuranceMutants
{
    private const string BoundKey = "dpop_jkt";
    private const string Assured = "conformance-assured";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(SenderSeam.BoundAsBearer, "IDN-6.2", "A bound access token is taken as a bearer token."),
        new("IDN-M53", "IDN-6.3", "A proof by any key goes with an access token.") { Proofs = ProofMutants.Without("BoundKeyRule") },
        new("IDN-M64", "IDN-6.12", "A proof for any access token is taken.") { Proofs = ProofMutants.Without("TokenDigestRule") },
        new("IDN-M68", "IDN-6.16", "The key that a pushed request names is not remembered.")
        {
            Request = traffic => traffic.RequestBody = traffic.Is("POST", "/connect/par") ? NamedKey().Replace(traffic.RequestBody, "") : traffic.RequestBody,
        },
        new("IDN-M69", "IDN-6.17", "The proof of a pushed request is not looked at.") { Without = ["BindPushedRequest"] },
        new("IDN-M70", "IDN-6.18", "The refresh token of an app is good for every key.")
        {
            Server = new ServerFault { Tokens = context => context.RefreshTokenPrincipal?.SetClaim(BoundKey, (string?)null) },
        },
        new("IDN-M71", "IDN-6.19", "The discovery document does not name the algorithms of proofs.") { Answer = Discovery(document => document.Remove("dpop_signing_alg_values_supported")) },
        new("IDN-M72", "IDN-6.20", "The challenge of a refused proof is that of a bearer token.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.StatusCode == 401 && traffic.Response.Headers.WWWAuthenticate.ToString().StartsWith("DPoP", StringComparison.Ordinal))
                {
                    traffic.Response.Headers.WWWAuthenticate = "Bearer realm=\"dis\", error=\"invalid_token\"";
                }
            },
        },
        new(SenderSeam.AnyUnderDpop, "IDN-6.21", "An access token that is not bound is taken under the scheme DPoP."),
        new("IDN-M74", "IDN-6.22", "The userinfo endpoint asks for no proof.") { Without = ["CheckSender"] },
        new("IDN-M75", "IDN-7.1", "A client of high assurance is treated as any other.")
        {
            Read = row =>
            {
                if (row.Is("OpenIddictEntityFrameworkCoreApplication`1") && row["Properties"] is string properties)
                {
                    row["Properties"] = properties.Replace("\"IsHighAssurance\":true", "\"IsHighAssurance\":false", StringComparison.Ordinal);
                }
            },
        },
        new("IDN-M76", "IDN-7.2", "A client of high assurance may push a request without an assertion.")
        {
            Request = traffic =>
            {
                if (traffic.Is("POST", "/connect/par") && !traffic.RequestBody.Contains("client_assertion=", StringComparison.Ordinal))
                {
                    traffic.RequestBody = traffic.RequestBody.Replace(Assured, "citizen-app", StringComparison.Ordinal);
                }
            },
        },
        new("IDN-M77", "IDN-7.3", "The discovery document names RS256.")
        {
            Answer = Discovery(document => (document["token_endpoint_auth_signing_alg_values_supported"] as JsonArray)?.Add("RS256")),
        },
        new("IDN-M78", "IDN-7.4", "A client of high assurance gets another refresh token for its old one.") { Without = ["KeepRefreshToken"] },
        new("IDN-M79", "IDN-7.5", "A code lives ten minutes.")
        {
            Settings = services => SignInMutants.Change(
                services, options => options.AuthorizationCodeLifetime = TimeSpan.FromMinutes(10), options => options.AuthorizationCodeLifetime = TimeSpan.FromMinutes(1)),
        },
        new("IDN-M80", "IDN-7.6", "A pushed request lives ten minutes.")
        {
            Settings = services => SignInMutants.Change(
                services, options => options.RequestTokenLifetime = TimeSpan.FromMinutes(10), options => options.RequestTokenLifetime = TimeSpan.FromSeconds(90)),
        },
        new("IDN-M81", "IDN-7.7", "A client of high assurance needs no nonce.") { Proofs = new ProofFault { Expecting = expected => expected with { NeedsNonce = false } } },
        new("IDN-M139", "IDN-7.8", "An assertion may name the issuer in a list.") { Without = ["RefuseAudienceList"] },
    ];

    internal static Action<Traffic> Discovery(Action<JsonObject> change) => traffic =>
    {
        if (traffic.Path.EndsWith("/openid-configuration", StringComparison.Ordinal) && traffic.Request.Headers.UserAgent.Count > 0)
        {
            traffic.ChangeAnswer(change);
        }
    };

    [GeneratedRegex("&?dpop_jkt=[^&]*")]
    private static partial Regex NamedKey();
}
