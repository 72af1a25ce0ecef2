using System.Collections.Immutable;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Protocol;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>Which claims of a person a client gets by name.</summary>
/// <param name="UserInfo">The names of claims that the userinfo endpoint tells, besides those of scopes.</param>
/// <param name="IdentityToken">The names of claims that stand in the identity token.</param>
internal sealed record AskedClaims(ImmutableArray<string> UserInfo, ImmutableArray<string> IdentityToken)
{
    /// <summary>The claim of access tokens for the userinfo endpoint.</summary>
    public const string UserInfoClaim = "userinfo_claims";

    /// <summary>The claim of codes and refresh tokens, which only this block reads.</summary>
    public const string IdentityTokenClaim = "identity_token_claims";

    // In the store of arrivals, a claim stands beside the scopes.
    private const string Mark = "claim:";

    /// <summary>
    /// Those that the client may ask for, and that the server knows (IDN-15.5). With a token for another block nobody asks the userinfo endpoint.
    /// </summary>
    public static AskedClaims Of(ClaimsParameter claims, ClientAccess client, RequestedAccess access) => new(
        [.. claims.UserInfo.Where(claim => access.Audience == Audience.Identity && PersonClaims.IsFor(client.PersonScopes, claim)).Distinct()],
        [.. claims.IdentityToken.Where(claim => PersonClaims.IsFor(client.PersonScopes, claim)).Distinct()]);

    /// <summary>Those of them that belong to some scopes.</summary>
    public AskedClaims Within(IReadOnlyCollection<string> scopes) =>
        new([.. UserInfo.Where(claim => PersonClaims.IsFor(scopes, claim))], [.. IdentityToken.Where(claim => PersonClaims.IsFor(scopes, claim))]);

    /// <summary>All of them, each once.</summary>
    public IEnumerable<string> All => UserInfo.Union(IdentityToken);

    /// <summary>What a person is asked: scopes, and claims by name.</summary>
    public string Beside(IEnumerable<string> scopes) => string.Join(' ', scopes.Concat(All.Select(name => Mark + name)));

    /// <summary>Reads what <see cref="Beside"/> wrote.</summary>
    public static (IReadOnlyList<string> Scopes, IReadOnlyList<string> Names) Split(string asked)
    {
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToLookup(word => word.StartsWith(Mark, StringComparison.Ordinal));
        return ([.. words[false]], [.. words[true].Select(word => word[Mark.Length..])]);
    }
}
