namespace DigitalIndiaStack.Core.Security;

/// <summary>Names of the claims of access tokens and of the principals of pages.</summary>
public static class TokenClaims
{
    /// <summary>The client that calls.</summary>
    public const string ClientId = "client_id";

    /// <summary>The person who acts, pairwise for the audience; the client itself when no person acts.</summary>
    public const string Subject = "sub";

    /// <summary>The tenant for which the caller acts.</summary>
    public const string Tenant = "tenant";

    /// <summary>The scopes granted, separated by spaces.</summary>
    public const string Scope = "scope";

    /// <summary>One role of the person; it may occur several times.</summary>
    public const string Roles = "roles";

    /// <summary>Who acts for the subject, as an object with their own <c>sub</c> for the audience (RFC 8693, 4.1); absent when the subject acts.</summary>
    public const string Actor = "act";

    /// <summary>What the sign-in gave this client, all tokens of which are revoked together; absent when a client acts for itself (IDN-23.6).</summary>
    public const string GrantId = "grant_id";

    /// <summary>The name of this one token.</summary>
    public const string TokenId = "jti";

    /// <summary>When the token was made, in seconds.</summary>
    public const string IssuedAt = "iat";

    /// <summary>The key to which the token is bound; absent in a bearer token.</summary>
    public const string Confirmation = "cnf";
}
