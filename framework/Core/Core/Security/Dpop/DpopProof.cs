using System.Text;
using System.Text.Json;

namespace DigitalIndiaStack.Core.Security.Dpop;

/// <summary>A header <c>DPoP</c> that has the form of a proof (RFC 9449, 4.2); nothing in it is believed before every rule was asked.</summary>
internal sealed class DpopProof
{
    private const int Longest = 8192;
    private readonly string compact;
    private readonly JsonElement claims;

    private DpopProof(string compact, JsonElement header, JsonElement claims, byte[] signature, DpopKey key)
    {
        this.compact = compact;
        this.claims = claims;
        Header = header;
        Signature = signature;
        Key = key;
    }

    /// <summary>The header.</summary>
    public JsonElement Header { get; }

    /// <summary>The key in the header.</summary>
    public DpopKey Key { get; }

    /// <summary>The signature, which may be empty.</summary>
    public byte[] Signature { get; }

    /// <summary>What is signed.</summary>
    public byte[] Signed => Encoding.ASCII.GetBytes(compact[..compact.LastIndexOf('.')]);

    /// <summary>Its id, <c>jti</c>.</summary>
    public string? Id => claims.Text("jti");

    /// <summary>The method of the request, <c>htm</c>.</summary>
    public string? Method => claims.Text("htm");

    /// <summary>The address of the request, <c>htu</c>.</summary>
    public string? Address => claims.Text("htu");

    /// <summary>For whom it is, <c>aud</c>, where the kind of proof has that.</summary>
    public string? Audience => claims.Text("aud");

    /// <summary>When it was made, <c>iat</c>, in seconds.</summary>
    public double? IssuedAt => claims.TryGetProperty("iat", out var iat) && iat.ValueKind == JsonValueKind.Number && iat.TryGetDouble(out var seconds) ? seconds : null;

    /// <summary>The nonce; <see langword="null"/> without one.</summary>
    public string? Nonce => claims.Text("nonce");

    /// <summary>The digest of the access token, <c>ath</c>; <see langword="null"/> without one.</summary>
    public string? TokenDigest => claims.Text("ath");

    /// <summary>Reads one; <see langword="null"/> for what is no JWT with a key in its header.</summary>
    public static DpopProof? Read(string compact)
    {
        var parts = compact.Length <= Longest ? compact.Split('.') : [];
        return parts.Length == 3 && CompactText.Object(parts[0]) is { } header && CompactText.Object(parts[1]) is { } claims
            && (parts[2].Length == 0 ? [] : CompactText.Decode(parts[2])) is { } signature
            && header.TryGetProperty("jwk", out var jwk) && DpopKey.Read(jwk) is { } key
            ? new DpopProof(compact, header, claims, signature, key)
            : null;
    }

    /// <summary>Whether a member is there and is no text.</summary>
    public bool IsNoText(string name) => claims.TryGetProperty(name, out _) && claims.Text(name) is null;
}
