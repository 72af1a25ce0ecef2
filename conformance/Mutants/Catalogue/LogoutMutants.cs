using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of logout, and of what relying parties are told of it.</summary>
internal static partial class LogoutMutants
{
    private const string Field = "__RequestVerificationToken";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M100", "IDN-10.1", "The browser loses its cookie before the person is asked.")
        {
            Answer = traffic =>
            {
                if (traffic.Path.EndsWith("/connect/logout", StringComparison.Ordinal) && traffic.Response.Headers.Location.ToString().Contains("sign-out", StringComparison.Ordinal))
                {
                    traffic.Response.Cookies.Delete("dis-session", new CookieOptions { Path = "/" });
                }
            },
        },
        new("IDN-M101", "IDN-10.2", "The question may be answered from anywhere.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("GET", "/identity/sign-out") && AntiforgeryToken().Match(traffic.AnswerBody) is { Success: true } found)
                {
                    traffic.Memory[Field] = found.Groups[1].Value;
                }
            },
            Request = traffic =>
            {
                if (traffic.Is("POST", "/identity/sign-out") && !traffic.RequestBody.Contains(Field, StringComparison.Ordinal))
                {
                    traffic.RequestBody = $"{Field}={Uri.EscapeDataString(traffic.Memory[Field] ?? "")}";
                }
            },
        },
        new("IDN-M102", "IDN-10.3", "A logout leads wherever the request says.") { Without = ["ValidateClientPostLogoutRedirectUri", "ValidateAuthorizedParty"] },
        new("IDN-M103", "IDN-10.4", "The redirect after a logout has no state.")
        {
            Answer = traffic =>
            {
                if (traffic.Path.EndsWith("/connect/logout", StringComparison.Ordinal) && traffic.Response.Headers.Location is { Count: > 0 } location)
                {
                    traffic.Response.Headers.Location = State().Replace(location.ToString(), "");
                }
            },
        },
        new("IDN-M104", "IDN-10.5", "An expired identity token is no hint.")
        {
            Server = new ServerFault { Judging = context => context.DisableLifetimeValidation = false },
        },
        new("IDN-M105", "IDN-10.6", "The session of a logout stays.")
        {
            Sql = statement =>
            {
                if (statement.Is("DELETE", "sessions"))
                {
                    statement.Replace(@"^DELETE FROM (\S+) AS (\S+)", "UPDATE $1 AS $2 SET \"expires_at\" = $2.\"expires_at\"");
                }
            },
        },
        new("IDN-M106", "IDN-10.7", "Refresh tokens outlive the session.")
        {
            Sql = statement =>
            {
                if (statement.Is("UPDATE", "oidc_authorizations"))
                {
                    statement.Replace("'revoked'", "'valid'");
                    statement.Put("revoked", "valid");
                }
            },
        },
        new("IDN-M107", "IDN-10.8", "Identity tokens have no session id.") { Server = Sid(_ => null) },
        new("IDN-M108", "IDN-10.9", "Each identity token has a session id of its own.") { Server = Sid(_ => Guid.CreateVersion7().ToString()) },
        new("IDN-M109", "IDN-10.10", "All relying parties know a session by one id.") { Server = Sid(context => context.Principal!.GetClaim("session")) },
        new("IDN-M110", "IDN-10.11", "Nobody is told of a logout.") { Deliver = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)) },
        new("IDN-M111", "IDN-10.12", "A logout token has the type of any JWT.") { Deliver = Token((header, _) => header["typ"] = "JWT") },
        new("IDN-M112", "IDN-10.12", "A logout token is signed by a key that nobody knows.")
        {
            Deliver = async parcel =>
            {
                using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                await parcel.ChangeTokenAsync((_, _) => { }, other);
                return await parcel.SendAsync();
            },
        },
        new("IDN-M113", "IDN-10.13", "A logout token does not say what happened.") { Deliver = Token((_, claims) => claims.Remove("events")) },
        new("IDN-M114", "IDN-10.13", "A logout token is for everybody.") { Deliver = Token((_, claims) => claims["aud"] = new JsonArray("conformance-party", "citizen-app")) },
        new("IDN-M115", "IDN-10.14", "A logout token lives ten minutes.") { Deliver = Token((_, claims) => claims["exp"] = claims["iat"]!.GetValue<long>() + 600) },
        new("IDN-M116", "IDN-10.15", "A logout token names the person by another subject.") { Deliver = Token((_, claims) => claims["sub"] = $"{claims["sub"]}x") },
        new("IDN-M117", "IDN-10.16", "A logout token has a nonce.") { Deliver = Token((_, claims) => claims["nonce"] = "n") },
        new("IDN-M118", "IDN-10.17", "The discovery document does not tell of session ids in back-channel logout.")
        {
            Answer = traffic =>
            {
                if (traffic.Path.EndsWith("/openid-configuration", StringComparison.Ordinal) && traffic.Request.Headers.UserAgent.Count > 0)
                {
                    traffic.ChangeAnswer(document => document.Remove("backchannel_logout_session_supported"));
                }
            },
        },
        new("IDN-M119", "IDN-10.18", "Whoever could not listen is told no more.")
        {
            Deliver = async parcel =>
            {
                var answer = await parcel.SendAsync();
                answer.StatusCode = HttpStatusCode.OK;
                return answer;
            },
        },
    ];

    private static ServerFault Sid(Func<OpenIddict.Server.OpenIddictServerEvents.ProcessSignInContext, string?> make) =>
        new() { Tokens = context => context.IdentityTokenPrincipal?.SetClaim("sid", make(context)) };

    private static Func<Parcel, Task<HttpResponseMessage>> Token(Action<JsonObject, JsonObject> change) => async parcel =>
    {
        await parcel.ChangeTokenAsync(change);
        return await parcel.SendAsync();
    };

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();

    [GeneratedRegex("[?&]state=[^&]*")]
    private static partial Regex State();
}
