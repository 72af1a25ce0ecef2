using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>One attempt to deliver an event or a logout token, signed and ready to leave.</summary>
/// <param name="Server">The authorization server, whose key signs logout tokens.</param>
/// <param name="SendAsync">Sends it as it is.</param>
internal sealed record Parcel(HttpRequestMessage Request, Memory Memory, OpenIddictServerOptions Server, Func<Task<HttpResponseMessage>> SendAsync)
{
    private const string TokenField = "logout_token=";

    public async Task<string> TextAsync() => await Request.Content!.ReadAsStringAsync();

    /// <summary>Changes the body and nothing else.</summary>
    public async Task ChangeAsync(Func<string, string> change)
    {
        var changed = new ByteArrayContent(Encoding.UTF8.GetBytes(change(await TextAsync())));
        foreach (var (name, values) in Request.Content!.Headers.Where(header => header.Key != "Content-Length"))
        {
            changed.Headers.TryAddWithoutValidation(name, values);
        }

        Request.Content = changed;
    }

    /// <summary>Changes a logout token and signs it again; other parcels stay as they are.</summary>
    /// <param name="change">Changes header and claims.</param>
    /// <param name="key">Another key than the server's.</param>
    public async Task ChangeTokenAsync(Action<JsonObject, JsonObject> change, ECDsa? key = null)
    {
        var text = await TextAsync();
        if (!text.StartsWith(TokenField, StringComparison.Ordinal))
        {
            return;
        }

        var parts = text[TokenField.Length..].Split('.');
        var (header, claims) = (Decode(parts[0]), Decode(parts[1]));
        change(header, claims);
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = (key ?? ((ECDsaSecurityKey)Server.SigningCredentials[0].Key).ECDsa).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        await ChangeAsync(_ => $"{TokenField}{signed}.{Base64Url.EncodeToString(signature)}");
    }

    public void Replace(string header, Func<string, string> change)
    {
        var value = string.Join(", ", Request.Headers.GetValues(header));
        Request.Headers.Remove(header);
        Request.Headers.TryAddWithoutValidation(header, change(value));
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
