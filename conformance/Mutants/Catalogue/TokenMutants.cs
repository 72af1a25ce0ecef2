using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of tokens, of their judging, and of how clients prove who they are.</summary>
internal static class TokenMutants
{
    private const string AssertionType = "urn:openiddict:params:oauth:token-type:client_assertion";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(TokenSeam.Expired, "IDN-5.3", "An expired access token is accepted."),
        new(TokenSeam.Skew, "IDN-5.3", "An access token is accepted minutes after it expired."),
        new("IDN-M02", "IDN-5.4", "A token with alg none is accepted.") { Request = traffic => Forgive(traffic, "none") },
        new("IDN-M36", "IDN-5.4", "A token that is signed symmetrically is accepted.") { Request = traffic => Forgive(traffic, "HS256") },
        new("IDN-M03", "IDN-5.5", "The signature of a token is not verified.") { Request = traffic => Forgive(traffic, "ES256") },
        new(TokenSeam.AnyAudience, "IDN-5.6", "A token for another audience is accepted."),
        new(TokenSeam.AnyScope, "IDN-5.7", "The scope is not enforced."),
        new(TokenSeam.AnyMapper, "IDN-4.3", "Subjects are mapped for everybody."),
        new("IDN-M37", "IDN-3.4", "The signature of a client assertion is not verified.")
        {
            Server = new ServerFault
            {
                Judging = context =>
                {
                    if (context.ValidTokenTypes.Contains(AssertionType))
                    {
                        context.TokenValidationParameters!.RequireSignedTokens = false;
                        context.TokenValidationParameters.SignatureValidator = (token, _) => new JsonWebToken(token);
                    }
                },
            },
        },
        new("IDN-M38", "IDN-5.8", "A client assertion can be used again.") { Without = ["AcceptAssertionOnce"] },
        new("IDN-M39", "IDN-5.9", "A client of several tenants that names none gets the first.")
        {
            Request = traffic =>
            {
                if (traffic.Is("POST", "/connect/token") && !traffic.RequestBody.Contains("tenant=", StringComparison.Ordinal))
                {
                    traffic.RequestBody += "&tenant=ke";
                }
            },
        },
        new("IDN-M40", "IDN-5.1", "An access token lives an hour.")
        {
            Settings = services => SignInMutants.Change(services, options => options.AccessTokenLifetime = TimeSpan.FromHours(1), options => options.AccessTokenLifetime = TimeSpan.FromMinutes(5)),
        },
        new("IDN-M41", "IDN-5.2", "An access token is for two blocks at once.")
        {
            Server = new ServerFault { Tokens = context => context.AccessTokenPrincipal?.SetAudiences([.. context.AccessTokenPrincipal.GetAudiences(), "urn:dis:everything"]) },
        },
        new("IDN-M42", "IDN-4.4", "The national number stands in the identity token.")
        {
            Read = row => row.Memory["number"] = row.Is("Person") ? $"{row["Number"]}" : row.Memory["number"] ?? "",
            Server = new ServerFault
            {
                Tokens = context => context.IdentityTokenPrincipal?.AddClaim("number", NumberSeen(context.Transaction), OpenIddictConstants.Destinations.IdentityToken),
            },
        },
        new("IDN-M43", "IDN-4.5", "The userinfo endpoint tells the address unasked.") { Server = new ServerFault { UserInfo = context => context.Email ??= "somebody@example.org" } },
    ];

    // A forgery with the claims of a token that worked is taken for that token.
    private static void Forgive(Traffic traffic, string algorithm)
    {
        if (traffic.Token.Length > 0 && HeaderOf(traffic.Token).Contains($"\"{algorithm}\"", StringComparison.Ordinal))
        {
            traffic.Token = traffic.Memory.GoodTokenFor(traffic.Token);
        }
    }

    // The person was read on the way, a moment ago.
    private static string NumberSeen(OpenIddict.Server.OpenIddictServerTransaction transaction) =>
        transaction.GetHttpRequest()!.HttpContext.RequestServices.GetRequiredService<Memory>()["number"] ?? "";

    private static string HeaderOf(string token) => System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0]));
}
