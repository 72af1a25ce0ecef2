using System.Collections.Immutable;

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
