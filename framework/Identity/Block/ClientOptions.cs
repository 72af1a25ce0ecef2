using System.ComponentModel.DataAnnotations;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>One client of the authorization server.</summary>
public sealed class ClientOptions
{
    /// <summary>The client id; for a block the name of the block.</summary>
    [Required]
    [RegularExpression("^[a-z][a-z0-9-]{0,63}$")]
    public string Id { get; set; } = "";

    /// <summary>The name by which persons read of it where they are asked; of letters of one script, and like that of no other client (section 19).</summary>
    /// <value>Absent: the client id.</value>
    public string? Name { get; set; }

    /// <summary>The tenants it serves; a client of several names one in each request (IDN-5.9).</summary>
    [MinLength(1)]
    public IList<string> Tenants { get; } = [];

    /// <summary>The scopes that it may have for itself, by client credentials.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>The scopes for which it may ask a person, besides <c>openid</c>.</summary>
    public IList<string> PersonScopes { get; } = [];

    /// <summary>Where answers to sign-in may go; none means that it signs nobody in.</summary>
    public IList<Uri> RedirectUris { get; } = [];

    /// <summary>Where persons may go after they signed out.</summary>
    public IList<Uri> PostLogoutRedirectUris { get; } = [];

    /// <summary>Where the client is told that a session of a person ended, by a logout token (section 10): https, or in a sandbox http to this machine too.</summary>
    /// <value>Absent: it is not told.</value>
    public Uri? BackChannelLogoutUri { get; set; }

    /// <summary>
    /// Where its counters stand, in the words by which persons know the place, who are asked to make sure that they are there (section 18). It lets
    /// the client ask by device codes; see <c>docs/decisions/0051-a-counter-asks-and-the-phone-answers.md</c>.
    /// </summary>
    /// <value>Absent: it has no counters.</value>
    [StringLength(120, MinimumLength = 1)]
    public string? CounterPlace { get; set; }

    /// <summary>Whether persons may name it as a place where another acts for them (section 20); it must tell the two apart by the claim <c>act</c>.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool TakesDelegates { get; set; }

    /// <summary>What it may get of <see cref="PersonScopes"/> when a delegate acts; never a scope of a role, of payments or of identity.</summary>
    public IList<string> DelegatedScopes { get; } = [];

    /// <summary>Whether it is an app that can keep no secret: no client credentials, and the person is asked each time.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Whether the rules of section 7 hold for it, those of FAPI 2.0: bound tokens only, a nonce in each proof, refresh tokens that stay.</summary>
    /// <value>The default is <see langword="false"/>; a public client cannot have it.</value>
    public bool IsHighAssurance { get; set; }

    /// <summary>How it says who it is, in the words of the discovery document: by assertions, or at the address <c>Mtls:Address</c> by a certificate (section 22).</summary>
    /// <value><c>private_key_jwt</c>, the default, or <c>self_signed_tls_client_auth</c>, which wants <see cref="IsHighAssurance"/>.</value>
    [AllowedValues(ClientAuthenticationMethods.PrivateKeyJwt, ClientAuthenticationMethods.SelfSignedTlsClientAuth)]
    public string AuthenticationMethod { get; set; } = ClientAuthenticationMethods.PrivateKeyJwt;

    /// <summary>Whether the userinfo endpoint answers it by a JWT that this server signs (IDN-15.12).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsUserInfoSigned { get; set; }

    /// <summary>Whether that JWT is encrypted too, with the key of the use <c>enc</c> in the key set: P-256 for ECDH-ES, or RSA for RSA-OAEP-256 (IDN-15.13).</summary>
    /// <value>The default is <see langword="false"/>. Without a key set: the key <c>{id}-enc</c> in the key directory of this host.</value>
    public bool IsUserInfoEncrypted { get; set; }

    /// <summary>The public keys of a confidential client, a JSON Web Key Set with P-256 or RSA keys; each with its certificate in <c>x5c</c> where the client has certificates.</summary>
    /// <value>Absent: the key of the same name in the key directory of this host, and its certificate.</value>
    public string? KeySet { get; set; }

    /// <summary>Whether it authenticates by a certificate.</summary>
    internal bool HasCertificates => AuthenticationMethod == ClientAuthenticationMethods.SelfSignedTlsClientAuth;

    /// <summary>From when to when the certificate of its own key is good, counted from when it is made.</summary>
    internal (TimeSpan From, TimeSpan To) CertificateLife { get; init; } = (TimeSpan.FromDays(-1), TimeSpan.FromDays(3650));

    /// <summary>What persons read.</summary>
    internal string ShownName => Name ?? Id;

    /// <summary>Whether a developer registered it, so that nobody vouches for it; never by configuration.</summary>
    internal bool IsUnvouched { get; init; }
}
