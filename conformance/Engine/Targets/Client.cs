using System.Text.Json.Serialization;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>A registered client of the issuer.</summary>
public sealed record Client
{
    /// <summary>What the client does in the checks, for example <c>fiduciary</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Its <c>client_id</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Its private key in PEM, EC P-256 or RSA; empty for a public client.</summary>
    public string KeyPem { get; init; } = "";

    /// <summary>The certificate of its key in PEM, by which it authenticates; empty for one that does by assertions, or is public.</summary>
    public string CertificatePem { get; init; } = "";

    /// <summary><c>kid</c> of the key; empty when the issuer knows only one.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>Scopes that it may ask for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Redirect URI for the sign-in of persons; absent when none signs in here.</summary>
    public Uri? RedirectUri { get; init; }

    /// <summary>Where persons may go after a logout that it asks for; absent when it asks for none.</summary>
    public Uri? PostLogoutRedirectUri { get; init; }

    /// <summary>Whether it is registered as of high assurance: it gets tokens with proofs only, or with its certificate.</summary>
    public bool IsHighAssurance { get; init; }

    /// <summary>The certificate that it shows, with its key.</summary>
    [JsonIgnore]
    public ShownCertificate Certificate => new(CertificatePem, CertificatePem.Length > 0 ? KeyPem : "");

    /// <summary>Never the key.</summary>
    public override string ToString() => $"client {Role} ({ClientId})";
}
