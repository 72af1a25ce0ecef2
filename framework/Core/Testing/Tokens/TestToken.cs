using DigitalIndiaStack.Core.Security;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Testing.Tokens;

/// <summary>What an access token for a test says; each member may be made wrong.</summary>
/// <param name="Block">The block that it is for.</param>
/// <param name="Scopes">The scopes granted.</param>
public sealed record TestToken(string Block, params IReadOnlyList<string> Scopes)
{
    /// <summary>The client.</summary>
    public string? ClientId { get; init; } = "tester";

    /// <summary>The person who acts.</summary>
    /// <value><see langword="null"/>: the client acts for itself.</value>
    public string? Subject { get; init; }

    /// <summary>The person who acts for the subject.</summary>
    /// <value><see langword="null"/>: nobody does.</value>
    public string? Actor { get; init; }

    /// <summary>The tenant.</summary>
    public string? Tenant { get; init; } = "ke";

    /// <summary>The roles of the person.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The thumbprint of the key to which it is bound.</summary>
    /// <value><see langword="null"/>: a bearer token.</value>
    public string? Thumbprint { get; init; }

    /// <summary>The thumbprint of the certificate to which it is bound (RFC 8705).</summary>
    /// <value><see langword="null"/>: not bound by one.</value>
    public string? Certificate { get; init; }

    /// <summary>The grant that it is of.</summary>
    /// <value><see langword="null"/>: none.</value>
    public string? GrantId { get; init; }

    /// <summary>Its own name.</summary>
    /// <value><see langword="null"/>: none.</value>
    public string? TokenId { get; init; }

    /// <summary>The type in the header.</summary>
    public string Type { get; init; } = "at+jwt";

    /// <summary>The issuer.</summary>
    /// <value><see langword="null"/>: the one that signs.</value>
    public string? Issuer { get; init; }

    /// <summary>The audience.</summary>
    /// <value><see langword="null"/>: the block's.</value>
    public string? Audience { get; init; }

    /// <summary>When it begins, from now.</summary>
    public TimeSpan Begins { get; init; } = TimeSpan.Zero;

    /// <summary>When it ends, from now.</summary>
    public TimeSpan Ends { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What signs it.</summary>
    /// <value><see langword="null"/>: the key of the issuer.</value>
    public SigningCredentials? Signing { get; init; }

    internal Dictionary<string, object> Claims()
    {
        var claims = new Dictionary<string, object> { [TokenClaims.Scope] = string.Join(' ', Scopes) };
        Add(claims, TokenClaims.ClientId, ClientId);
        Add(claims, TokenClaims.Subject, Subject ?? ClientId);
        Add(claims, TokenClaims.Tenant, Tenant);
        Add(claims, TokenClaims.GrantId, GrantId);
        Add(claims, TokenClaims.TokenId, TokenId);
        if (Actor is not null)
        {
            claims[TokenClaims.Actor] = new Dictionary<string, string> { [TokenClaims.Subject] = Actor };
        }

        if (Roles.Count > 0)
        {
            claims[TokenClaims.Roles] = Roles.ToArray();
        }

        if ((Thumbprint ?? Certificate) is { } bound)
        {
            claims[TokenClaims.Confirmation] = new Dictionary<string, string> { [Thumbprint is null ? "x5t#S256" : "jkt"] = bound };
        }

        return claims;
    }

    private static void Add(Dictionary<string, object> claims, string name, string? value)
    {
        if (value is not null)
        {
            claims[name] = value;
        }
    }
}
