using System.Security.Claims;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in revocation: what ended and is taken all the same, and what did not end and is refused.</summary>
internal static class RevocationMutants
{
    private const string GrantId = "grant_id";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(RevocationSeam.Late, "IDN-23.1", "Blocks learn twenty seconds later what is revoked."),
        new("IDN-M366", "IDN-23.1", "Access tokens do not say of which grant they are.") { Without = ["NameGrant"] },
        new("IDN-M367", "IDN-23.2", "The access tokens of a delegate do not say of which grant they are.")
        {
            Server = new ServerFault { Tokens = context => Rename(context.AccessTokenPrincipal, token => token.HasClaim("act") ? null : token.GetClaim(GrantId)) },
        },
        new("IDN-M368", "IDN-23.4", "The revocation of an access token reaches no block.") { Without = ["RevokeToken"] },
        new("IDN-M369", "IDN-23.5", "The revocation of a refresh token reaches no block.") { Without = ["RevokeToken"] },
        new("IDN-M370", "IDN-23.5", "Whoever comes twice with a code or refresh token leaves the access tokens good.") { Without = ["NoteReuse"] },
        new("IDN-M371", "IDN-23.6", "A grant is named by its person.") { Server = new ServerFault { Tokens = context => Rename(context.AccessTokenPrincipal, token => token.GetClaim(OpenIddictConstants.Claims.Subject)) } },
        new("IDN-M372", "IDN-23.6", "Each access token names a grant of its own.") { Server = new ServerFault { Tokens = context => Rename(context.AccessTokenPrincipal, _ => Guid.CreateVersion7().ToString()) } },
        new("IDN-M373", "IDN-23.7", "The discovery document names no list of revocations.") { Answer = AssuranceMutants.Discovery(document => document.Remove("revocations_endpoint")) },
        new("IDN-M374", "IDN-23.8", "The list names no single tokens.") { Answer = Listed((item, _) => (string?)item["kind"] != "token") },
        new("IDN-M375", "IDN-23.8", "The list forgets after two minutes.") { Answer = Listed((item, asOf) => (DateTimeOffset)item["at"]! > asOf - TimeSpan.FromMinutes(2)) },
        new(RevocationSeam.EveryGrant, "IDN-23.9", "The revocation of one grant is that of every grant of its client."),
        new("IDN-M377", "IDN-23.11", "The userinfo endpoint does not ask what is revoked.") { Without = ["RefuseRevoked"] },
    ];

    private static void Rename(ClaimsPrincipal? token, Func<ClaimsPrincipal, string?> name) => token?.SetClaim(GrantId, name(token));

    private static Action<Traffic> Listed(Func<JsonNode, DateTimeOffset, bool> isListed) => traffic =>
    {
        if (traffic.Is("GET", "/identity/v1/revocations"))
        {
            traffic.ChangeAnswer(list => list["items"] = new JsonArray([.. list["items"]!.AsArray().Where(item => isListed(item!, (DateTimeOffset)list["asOf"]!)).Select(item => item!.DeepClone())]));
        }
    };
}
