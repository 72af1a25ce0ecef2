using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Receiving;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Verifies deliveries by RFC 9421 and RFC 9530, as clause 12 of the payment rules asks of a receiver.</summary>
internal static partial class HttpSignature
{
    private const string Components = "\"@method\" \"@target-uri\" \"content-type\" \"content-digest\"";

    /// <summary>What is wrong with the signature of a delivery; empty when it verifies.</summary>
    /// <param name="message">The delivery.</param>
    /// <param name="keys">The keys that the server publishes (RFC 7517).</param>
    public static string Fault(ReceivedMessage message, JsonElement keys)
    {
        var (input, value) = (Input().Match(message.Header("Signature-Input")), Value().Match(message.Header("Signature")));
        if (!input.Success || !value.Success || input.Groups["components"].Value != Components)
        {
            return $"Signature-Input: {message.Header("Signature-Input")}; Signature: {message.Header("Signature")}";
        }

        if (message.Header("Content-Digest") != $"sha-256=:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(message.Body)))}:")
        {
            return $"Content-Digest: {message.Header("Content-Digest")}, which is not that of the body";
        }

        var key = keys.GetProperty("keys").EnumerateArray().FirstOrDefault(key => key.GetProperty("kid").GetString() == input.Groups["key"].Value);
        return key.ValueKind != JsonValueKind.Object ? $"key {input.Groups["key"].Value}, which is not published"
            : Verifies(key, Base(message, input.Groups["parameters"].Value), value.Groups["value"].Value) ? "" : "a signature that does not verify";
    }

    /// <summary>When a delivery says that it was signed; <see langword="null"/> when it does not say.</summary>
    public static DateTimeOffset? CreatedAt(ReceivedMessage message) =>
        Input().Match(message.Header("Signature-Input")) is { Success: true } input ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(input.Groups["created"].Value, CultureInfo.InvariantCulture)) : null;

    private static string Base(ReceivedMessage message, string parameters) => string.Join(
        '\n',
        $"\"@method\": {message.Method}",
        $"\"@target-uri\": {message.Url}",
        $"\"content-type\": {message.Header("Content-Type")}",
        $"\"content-digest\": {message.Header("Content-Digest")}",
        $"\"@signature-params\": {parameters}");

    private static bool Verifies(JsonElement key, string signed, string signature)
    {
        using var curve = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()) },
        });
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length) && curve.VerifyData(Encoding.UTF8.GetBytes(signed), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    [GeneratedRegex("^dis=(?<parameters>\\((?<components>[^)]*)\\);created=(?<created>\\d{1,11});keyid=\"(?<key>[^\"]+)\";alg=\"ecdsa-p256-sha256\")$")]
    private static partial Regex Input();

    [GeneratedRegex("^dis=:(?<value>[A-Za-z0-9+/=]+):$")]
    private static partial Regex Value();
}
