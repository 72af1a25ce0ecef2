using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Payments.Tests.Webhooks;

/// <summary>Verifies a delivery as any receiver would, by RFC 9421 and RFC 9530 alone.</summary>
internal static partial class SignedMessage
{
    /// <summary>What is wrong with a delivery; empty when it verifies.</summary>
    public static string Fault(Received received, JsonElement keys)
    {
        var input = Input().Match(received.Headers["Signature-Input"]);
        var signature = Convert.FromBase64String(Value().Match(received.Headers["Signature"]).Groups["value"].Value);
        var digest = Convert.ToBase64String(SHA256.HashData(received.Body));
        if (!input.Success || received.Headers["Content-Digest"] != $"sha-256=:{digest}:")
        {
            return "input or digest";
        }

        var lines = input.Groups["components"].Value.Split(' ').Select(name => name.Trim('"')).Select(name => $"\"{name}\": {Component(received, name)}");
        var signed = string.Join('\n', lines.Append($"\"@signature-params\": {input.Groups["all"].Value}"));
        var key = keys.GetProperty("keys").EnumerateArray().SingleOrDefault(key => key.GetProperty("kid").GetString() == input.Groups["key"].Value);
        return key.ValueKind == JsonValueKind.Undefined ? "key" : Verifies(key, signed, signature) ? "" : "signature";
    }

    public static long Created(Received received) => long.Parse(Input().Match(received.Headers["Signature-Input"]).Groups["created"].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Component(Received received, string name) => name switch
    {
        "@method" => received.Method,
        "@target-uri" => received.Url,
        _ => received.Headers[name],
    };

    private static bool Verifies(JsonElement key, string signed, byte[] signature)
    {
        using var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Coordinate(key, "x"), Y = Coordinate(key, "y") } });
        return curve.VerifyData(Encoding.ASCII.GetBytes(signed), signature, HashAlgorithmName.SHA256);
    }

    private static byte[] Coordinate(JsonElement key, string name) => Base64Url.DecodeFromChars(key.GetProperty(name).GetString());

    [GeneratedRegex("^dis=(?<all>\\((?<components>[^)]*)\\);created=(?<created>\\d+);keyid=\"(?<key>[^\"]+)\";alg=\"ecdsa-p256-sha256\")$")]
    private static partial Regex Input();

    [GeneratedRegex("^dis=:(?<value>[^:]+):$")]
    private static partial Regex Value();
}
