using System.Buffers;
using System.Security.Claims;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Security.Mtls;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace DigitalIndiaStack.Identity.Block.Dpop;

/// <summary>The key to which codes and tokens are bound, by its thumbprint.</summary>
internal static class BoundKey
{
    /// <summary>The parameter of authorization requests (RFC 9449, 10), and the claim of codes and refresh tokens, which only this block reads.</summary>
    public const string Name = "dpop_jkt";

    private const string Confirmation = Core.Security.TokenClaims.Confirmation;
    private const int Length = 43;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Whether a text can be a thumbprint.</summary>
    public static bool IsThumbprint(string text) => text.Length == Length && !text.AsSpan().ContainsAnyExcept(Alphabet);

    /// <summary>Binds what this block reads itself; <see langword="null"/> frees it.</summary>
    public static ClaimsPrincipal BindTo(this ClaimsPrincipal principal, string? thumbprint) => principal.SetClaim(Name, thumbprint);

    /// <summary>The key to which a code or refresh token is bound; <see langword="null"/> when it is not.</summary>
    public static string? BoundTo(this ClaimsPrincipal principal) => principal.GetClaim(Name);

    /// <summary>Binds an access token (RFC 9449, 6.1; RFC 8705, 3.1).</summary>
    public static void Confirm(this ClaimsPrincipal principal, TokenTerms terms) =>
        principal.SetClaim(Confirmation, new JsonObject { [terms.IsOfCertificate ? ClientCertificate.Member : "jkt"] = terms.Thumbprint });

    /// <summary>Notes what a token request proved.</summary>
    public static void Note(this OpenIddictServerTransaction transaction, TokenTerms terms) => transaction.SetProperty(typeof(TokenTerms).FullName!, terms);

    /// <summary>What the token request proved; <see langword="null"/> for one of an ordinary client without a proof.</summary>
    public static TokenTerms? Terms(this OpenIddictServerTransaction transaction) => transaction.GetProperty<TokenTerms>(typeof(TokenTerms).FullName!);
}

/// <summary>On which terms tokens are given.</summary>
/// <param name="Thumbprint">The key or the certificate to which they are bound.</param>
/// <param name="IsPublic">Whether the client is a public one, whose refresh tokens are bound as well.</param>
/// <param name="IsHighAssurance">Whether the rules of section 7 hold.</param>
/// <param name="IsOfCertificate">Whether they are bound to a certificate and go as bearer tokens (IDN-22.6).</param>
internal sealed record TokenTerms(string Thumbprint, bool IsPublic, bool IsHighAssurance, bool IsOfCertificate = false);
