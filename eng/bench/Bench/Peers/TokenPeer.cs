using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace DigitalIndiaStack.Bench.Peers;

/// <summary>The cryptography of a token and nothing else: verifies one ES256 signature, makes another. Takes <c>--key PEM-FILE</c> of the client.</summary>
internal static class TokenPeer
{
    private static readonly ECDsa Own = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static void Map(WebApplication app)
    {
        var client = ECDsa.Create();
        client.ImportFromPem(File.ReadAllText(app.Configuration["key"]!));
        app.MapPost("/token", ([FromForm(Name = "client_assertion")] string assertion) => IsSignedBy(client, assertion)
            ? Results.Json(new { access_token = Sign("{\"sub\":\"conformance-a\"}"), token_type = "Bearer", expires_in = 300 })
            : Results.Unauthorized()).DisableAntiforgery();
    }

    private static bool IsSignedBy(ECDsa key, string token)
    {
        var end = token.LastIndexOf('.');
        return key.VerifyData(Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)), HashAlgorithmName.SHA256);
    }

    private static string Sign(string claims)
    {
        var signed = $"{Encode("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}")}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Own.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
