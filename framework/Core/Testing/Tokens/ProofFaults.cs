using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Core.Testing.Tokens;

/// <summary>Every way in which a proof can break RFC 9449, 4.3, and some more; for the authorization server and for blocks alike.</summary>
public static class ProofFaults
{
    /// <summary>The faults by name: each makes a bad header <c>DPoP</c> of a good proof.</summary>
    public static IReadOnlyDictionary<string, Func<TestProof, string>> All { get; } = new Dictionary<string, Func<TestProof, string>>
    {
        ["no JWT"] = _ => "proof",
        ["two parts"] = proof => proof.Sign()[..proof.Sign().LastIndexOf('.')],
        ["four parts"] = proof => $"{proof.Sign()}.e30",
        ["no header"] = proof => $".{proof.Sign().Split('.', 2)[1]}",
        ["padding"] = proof => $"{proof.Sign()}=",
        ["blank inside"] = proof => proof.Sign().Replace(".", ". ", StringComparison.Ordinal),
        ["two in one header"] = proof => $"{proof.Sign()},{(proof with { Id = "other" }).Sign()}",
        ["too long"] = proof => (proof with { Claims = claims => claims["more"] = new string('x', 8192) }).Sign(),
        ["no type"] = Header(header => header.Remove("typ")),
        ["type JWT"] = Header(header => header["typ"] = "JWT"),
        ["type in capitals"] = Header(header => header["typ"] = "DPOP+JWT"),
        ["critical extension"] = Header(header => header["crit"] = new JsonArray("b64")),
        ["header member twice"] = proof => Rewritten(proof, header => header.Replace("{\"typ\"", "{\"typ\":\"JWT\",\"typ\"", StringComparison.Ordinal)),
        ["no alg"] = Header(header => header.Remove("alg")),
        ["alg none"] = Header(header => header["alg"] = "none"),
        ["alg none, not signed"] = Unsigned,
        ["alg HS256 over the public key"] = Symmetric,
        ["alg ES384"] = Header(header => header["alg"] = "ES384"),
        ["alg RS256"] = proof => WithRsa(proof, "RS256", 2048, RSASignaturePadding.Pkcs1),
        ["alg PS256 on a curve"] = Header(header => header["alg"] = "PS256"),
        ["alg is no text"] = Header(header => header["alg"] = 256),
        ["small RSA key"] = proof => WithRsa(proof, "PS256", 1024, RSASignaturePadding.Pss),
        ["no key"] = Header(header => header.Remove("jwk")),
        ["key is no object"] = Header(header => header["jwk"] = "key"),
        ["private part"] = proof => (proof with { Header = header => header["jwk"]!["d"] = proof.Key.PrivatePart() }).Sign(),
        ["symmetric part"] = Header(header => header["jwk"]!["k"] = "c2VjcmV0"),
        ["another curve"] = Header(header => header["jwk"]!["crv"] = "P-384"),
        ["point off the curve"] = Header(header => header["jwk"]!["y"] = header["jwk"]!["x"]!.DeepClone()),
        ["short coordinate"] = Header(header => header["jwk"]!["x"] = "AAAA"),
        ["key of somebody else in the header"] = Header(header => header["jwk"] = ProofKey.Curve().Jwk()),
        ["signature of other claims"] = proof => Spliced(proof, (proof with { Id = "other" }).Sign()),
        ["empty signature"] = proof => proof.Sign()[..(proof.Sign().LastIndexOf('.') + 1)],
        ["signature in DER"] = proof => (proof with { Signing = data => Der(proof, data) }).Sign(),
        ["claims are a list"] = proof => Rewritten(proof, claims: _ => "[]"),
        ["claims member twice"] = proof => Rewritten(proof, claims: claims => claims.Replace("{\"jti\"", "{\"htm\":\"PUT\",\"jti\"", StringComparison.Ordinal)),
        ["claims too deep"] = Claims(claims => claims["deep"] = JsonNode.Parse(new string('[', 60) + new string(']', 60))),
        ["no jti"] = Claims(claims => claims.Remove("jti")),
        ["empty jti"] = Claims(claims => claims["jti"] = ""),
        ["long jti"] = Claims(claims => claims["jti"] = new string('j', 257)),
        ["jti is a number"] = Claims(claims => claims["jti"] = 7),
        ["no htm"] = Claims(claims => claims.Remove("htm")),
        ["another method"] = Claims(claims => claims["htm"] = "DELETE"),
        ["method in small letters"] = Claims(claims => claims["htm"] = claims["htm"]!.ToString().ToLowerInvariant()),
        ["no htu"] = Claims(claims => claims.Remove("htu")),
        ["another host"] = proof => (proof with { Address = proof.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) }).Sign(),
        ["another port"] = proof => (proof with { Address = Changed(proof.Address, address => address.Port = 1) }).Sign(),
        ["another scheme"] = proof => (proof with { Address = Changed(proof.Address, address => address.Scheme = "https") }).Sign(),
        ["another path"] = proof => (proof with { Address = $"{proof.Address}/more" }).Sign(),
        ["path in capitals"] = proof => (proof with { Address = Changed(proof.Address, address => address.Path = address.Path.ToUpperInvariant()) }).Sign(),
        ["a name in the address"] = proof => (proof with { Address = proof.Address.Replace("://", "://me@", StringComparison.Ordinal) }).Sign(),
        ["a relative address"] = proof => (proof with { Address = new Uri(proof.Address).AbsolutePath }).Sign(),
        ["a blank in the address"] = proof => (proof with { Address = $" {proof.Address}" }).Sign(),
        ["no iat"] = Claims(claims => claims.Remove("iat")),
        ["iat is text"] = Claims(claims => claims["iat"] = claims["iat"]!.ToString()),
        ["a minute and more ago"] = proof => (proof with { Now = proof.Now.AddSeconds(-75) }).Sign(),
        ["in the future"] = proof => (proof with { Now = proof.Now.AddSeconds(25) }).Sign(),
        ["before all time"] = Claims(claims => claims["iat"] = -1e300),
        ["after all time"] = Claims(claims => claims["iat"] = 1e300),
        ["nonce is a number"] = Claims(claims => claims["nonce"] = 7),
        ["a nonce that nobody gave"] = proof => (proof with { Nonce = "AAAAAAAAAAAAAAAAAAAAAA" }).Sign(),
    };

    private static Func<TestProof, string> Header(Action<JsonObject> change) => proof => (proof with { Header = change }).Sign();

    private static Func<TestProof, string> Claims(Action<JsonObject> change) => proof => (proof with { Claims = change }).Sign();

    // Signed again as it is rewritten, so that nothing but the fault is wrong.
    private static string Rewritten(TestProof proof, Func<string, string>? header = null, Func<string, string>? claims = null)
    {
        var parts = proof.Sign().Split('.');
        var signed = $"{Part(parts[0], header)}.{Part(parts[1], claims)}";
        return $"{signed}.{Base64Url.EncodeToString(proof.Key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(string part, Func<string, string>? change) => change is null
        ? part
        : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)))));

    private static string Spliced(TestProof proof, string other) => $"{proof.Sign()[..proof.Sign().LastIndexOf('.')]}.{other.Split('.')[2]}";

    private static string Unsigned(TestProof proof)
    {
        var parts = (proof with { Header = header => header["alg"] = "none" }).Sign().Split('.');
        return $"{parts[0]}.{parts[1]}.";
    }

    private static string Symmetric(TestProof proof) => (proof with
    {
        Header = header => header["alg"] = "HS256",
        Signing = data => HMACSHA256.HashData(Encoding.UTF8.GetBytes(proof.Key.Jwk().ToJsonString()), data),
    }).Sign();

    private static string WithRsa(TestProof proof, string algorithm, int bits, RSASignaturePadding padding)
    {
        using var key = RSA.Create(bits);
        var open = key.ExportParameters(includePrivateParameters: false);
        return (proof with
        {
            Header = header =>
            {
                header["alg"] = algorithm;
                header["jwk"] = new JsonObject { ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(open.Modulus), ["e"] = Base64Url.EncodeToString(open.Exponent) };
            },
            Signing = data => key.SignData(data, HashAlgorithmName.SHA256, padding),
        }).Sign();
    }

    private static byte[] Der(TestProof proof, byte[] data)
    {
        var plain = proof.Key.Sign(data);
        return [0x30, 0x44, 0x02, 0x20, .. plain[..32], 0x02, 0x20, .. plain[32..]];
    }

    private static string Changed(string address, Action<UriBuilder> change)
    {
        var builder = new UriBuilder(address);
        change(builder);
        return builder.Uri.AbsoluteUri;
    }
}
