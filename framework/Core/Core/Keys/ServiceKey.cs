using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Keys;

/// <summary>The signing key of one client of this host: EC P-256, used with ES256.</summary>
public sealed class ServiceKey
{
    private readonly ECDsa key;
    private readonly Lock gate = new();

    internal ServiceKey(string name, ECDsa key)
    {
        this.key = key;
        Name = name;
        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        Signing = new SigningCredentials(security, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>The name of the key, which is that of its client.</summary>
    public string Name { get; }

    /// <summary>Signs tokens; the key's id is its thumbprint (RFC 7638).</summary>
    public SigningCredentials Signing { get; }

    /// <summary>Signs bytes by ECDSA over SHA-256.</summary>
    /// <returns>r and s one after the other, 64 bytes, as ES256 and RFC 9421 want them.</returns>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (gate)
        {
            return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>A self-signed certificate in PEM, for this machine as a server and for anybody as a client.</summary>
    internal string Certify(DateTimeOffset from, DateTimeOffset to)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        lock (gate)
        {
            using var certificate = request.CreateSelfSigned(from, to);
            return certificate.ExportCertificatePem();
        }
    }

    /// <summary>The public half as a JSON Web Key with <c>use</c>, <c>alg</c> and <c>kid</c>, to register or publish.</summary>
    public JsonWebKey PublicJwk()
    {
        var point = key.ExportParameters(includePrivateParameters: false);
        return new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            X = Base64UrlEncoder.Encode(point.Q.X),
            Y = Base64UrlEncoder.Encode(point.Q.Y),
            Use = JsonWebKeyUseNames.Sig,
            Alg = SecurityAlgorithms.EcdsaSha256,
            Kid = Signing.Key.KeyId,
        };
    }
}
