using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in how claims are asked for and told, and in what a client may demand of a sign-in.</summary>
internal static partial class ClaimMutants
{
    private const string Application = "OpenIddictEntityFrameworkCoreApplication`1";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M205", "IDN-15.1", "A parameter claims of any form is taken.")
        {
            Request = Pushed(body => BadClaims().Replace(body, "claims=%7B%7D")),
        },
        new("IDN-M206", "IDN-15.2", "The userinfo endpoint forgets what was asked by name.") { Server = new ServerFault { UserInfo = context => context.Claims.Remove("name") } },
        new("IDN-M207", "IDN-15.3", "The identity token forgets what was asked by name.") { Without = ["TellClaims"] },
        new("IDN-M208", "IDN-15.4", "The page keeps a claim from the person.")
        {
            Read = row =>
            {
                if (row.Is("Arrival"))
                {
                    row["Scopes"] = row.Get<string>("Scopes").Replace(" claim:name", "", StringComparison.Ordinal);
                }
            },
        },
        new("IDN-M209", "IDN-15.5", "Any client is told what it names.")
        {
            Read = row => Change(row, properties => properties.Replace("\"PersonScopes\":[]", "\"PersonScopes\":[\"profile\",\"email\"]", StringComparison.Ordinal)),
        },
        new("IDN-M210", "IDN-15.6", "The identity token does not tell how the person signed in.")
        {
            Server = new ServerFault { Tokens = context => context.IdentityTokenPrincipal?.SetClaim("acr", (string?)null) },
        },
        new("IDN-M211", "IDN-15.7", "A sign-in is fresh for ever.") { Request = Pushed(body => AcrValues().Replace(body, "")) },
        new("IDN-M212", "IDN-15.8", "What must be is taken as a wish.")
        {
            Request = Pushed(body => body.Replace("essential%22%3Atrue", "essential%22%3Afalse", StringComparison.OrdinalIgnoreCase)),
        },
        new("IDN-M213", "IDN-15.9", "Whom a client expects does not matter.") { Request = Pushed(body => Hint().Replace(body, "")) },
        new("IDN-M214", "IDN-15.10", "A request that must show no page shows one.") { Request = Pushed(body => body.Replace("prompt=none", "", StringComparison.Ordinal)) },
        new("IDN-M215", "IDN-15.11", "Who is signed in is not asked again.") { Request = Pushed(body => body.Replace("prompt=select_account", "", StringComparison.Ordinal)) },
        new("IDN-M216", "IDN-15.12", "Userinfo is never signed.") { Without = ["SealUserInfo"] },
        new("IDN-M217", "IDN-15.13", "Userinfo is signed, and everybody can read it.") { Read = row => Change(row, properties => UserInfoKey().Replace(properties, "\"UserInfoKey\":null")) },
        new("IDN-M218", "IDN-15.14", "Verified claims do not say who vouches.")
        {
            Server = new ServerFault { UserInfo = context => Forget(context.Claims, "evidence") },
        },
        new("IDN-M219", "IDN-15.15", "Verified claims are told under whatever framework was asked for.")
        {
            Request = Pushed(body => body.Replace("urn%3Aelsewhere%3Atrust", "urn%3Adis%3Atrust%3Aenrolment", StringComparison.Ordinal)),
        },
        new("IDN-M220", "IDN-15.17", "How long ago a person signed in does not matter.") { Request = Pushed(body => MaxAge().Replace(body, "")) },
        new("IDN-M221", "IDN-15.20", "A request without a nonce is refused.")
        {
            Answer = traffic => traffic.Response.StatusCode = traffic.Is("POST", "/connect/par") && !traffic.RequestBody.Contains("nonce=", StringComparison.Ordinal) ? 400 : traffic.Response.StatusCode,
        },
        new("IDN-M222", "IDN-15.21", "The identity token is for another client.")
        {
            Server = new ServerFault { Tokens = context => context.IdentityTokenPrincipal?.SetAudiences("elsewhere") },
        },
        new("IDN-M223", "IDN-15.22", "The userinfo endpoint answers GET alone.")
        {
            Answer = traffic => traffic.Response.StatusCode = traffic.Is("POST", "/connect/userinfo") ? 405 : traffic.Response.StatusCode,
        },
        new("IDN-M224", "IDN-15.23", "Whatever is asked for, a code is given.") { Request = Pushed(body => ResponseType().Replace(body, "response_type=code")) },
    ];

    private static Action<Traffic> Pushed(Func<string, string> change) => traffic =>
    {
        if (traffic.Is("POST", "/connect/par"))
        {
            traffic.RequestBody = change(traffic.RequestBody);
        }
    };

    private static void Change(Row row, Func<string, string> change)
    {
        if (row.Is(Application) && row["Properties"] is string properties)
        {
            row["Properties"] = change(properties);
        }
    }

    private static void Forget(Dictionary<string, OpenIddictParameter> claims, string member)
    {
        if (claims.TryGetValue("verified_claims", out var told) && ((JsonNode?)told)?.DeepClone() is JsonObject verified)
        {
            verified["verification"]!.AsObject().Remove(member);
            claims["verified_claims"] = new OpenIddictParameter(verified);
        }
    }

    [GeneratedRegex("(?<=^|&)claims=(?:name|%5B%5D|%7B%22userinfo%22%3A(?:%5B|%7B%22name%22%3A%22yes))[^&]*")]
    private static partial Regex BadClaims();

    [GeneratedRegex("&acr_values=[^&]*")]
    private static partial Regex AcrValues();

    [GeneratedRegex("&(?:id_token_hint|claims)=[^&]*")]
    private static partial Regex Hint();

    [GeneratedRegex("&max_age=1(?=&|$)")]
    private static partial Regex MaxAge();

    [GeneratedRegex("response_type=[^&]*")]
    private static partial Regex ResponseType();

    [GeneratedRegex("\"UserInfoKey\":\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex UserInfoKey();
}
