using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in mutual TLS: who is let in by a certificate, and what is bound to one.</summary>
internal static class MtlsMutants
{
    private const string Step = "CheckCertificate";
    private const string Confirmation = "cnf";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M350", "IDN-22.1", "The discovery document names no endpoint for certificates.") { Answer = AssuranceMutants.Discovery(document => document.Remove("mtls_endpoint_aliases")) },
        new("IDN-M351", "IDN-22.1", "The endpoint of tokens for certificates is one without TLS.")
        {
            Answer = AssuranceMutants.Discovery(document => ((JsonObject)document["mtls_endpoint_aliases"]!)["token_endpoint"] = document["token_endpoint"]!.DeepClone()),
        },
        new("IDN-M352", "IDN-22.1", "The discovery document does not say that tokens are bound to certificates.")
        {
            Answer = AssuranceMutants.Discovery(document => document["tls_client_certificate_bound_access_tokens"] = false),
        },
        new("IDN-M353", "IDN-22.2", "Any certificate lets a client in.") { Without = [Step] },
        new("IDN-M354", "IDN-22.2", "At the endpoint of revocation nobody asks for the certificate.")
        {
            Request = traffic => traffic.RequestBody = traffic.Is("POST", "/connect/revocation") ? traffic.RequestBody.Replace("conformance-certified", "citizen-app", StringComparison.Ordinal) : traffic.RequestBody,
        },
        new("IDN-M355", "IDN-22.3", "An assertion by the key of the certificate lets the client in without it.") { Without = [Step] },
        new("IDN-M356", "IDN-22.4", "A certificate is good for ever.") { Without = [Step] },
        new("IDN-M357", "IDN-22.5", "A certificate lets a client in that registered a key for assertions.") { Without = [Step] },
        new("IDN-M358", "IDN-22.6", "Tokens are not bound to the certificate.") { Server = new ServerFault { Tokens = context => context.AccessTokenPrincipal?.SetClaim(Confirmation, (string?)null) } },
        new("IDN-M359", "IDN-22.6", "Tokens name the certificate by the digest of its key.")
        {
            Server = new ServerFault { Tokens = context => context.AccessTokenPrincipal?.SetClaim(Confirmation, KeyOf(context.Transaction.RemoteCertificate)) },
        },
        new(SenderSeam.CertificateAsBearer, "IDN-22.7", "A token that is bound to a certificate is taken without one."),
        new(SenderSeam.AnyCertificate, "IDN-22.7", "A token that is bound to a certificate is taken with any."),
        new("IDN-M362", "IDN-22.8", "The userinfo endpoint asks for no certificate.") { Without = ["CheckSender"] },
        new(SenderSeam.CertificateForProof, "IDN-22.9", "A certificate takes the place of a proof."),
        new("IDN-M364", "IDN-22.10", "A refresh token is redeemed with any certificate.") { Without = [Step] },
    ];

    private static JsonObject? KeyOf(System.Security.Cryptography.X509Certificates.X509Certificate2? certificate) =>
        certificate is null ? null : new JsonObject { ["x5t#S256"] = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(certificate.GetPublicKey())) };
}
