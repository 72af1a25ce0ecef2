using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>A credential for print, and what it tells, for the page that it is printed on.</summary>
/// <param name="Text">What the code holds.</param>
/// <param name="Claims">Names and values: text, or yes or no.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
internal sealed record PrintedCredential(string Text, IReadOnlyList<KeyValuePair<string, object>> Claims, DateTimeOffset ExpiresAt)
{
    /// <summary>Reads one that this block wrote.</summary>
    public static PrintedCredential Read(string text)
    {
        var signed = JsonNode.Parse(Base64Url.DecodeFromChars(text.Split('.')[1]))!;
        var claims = PersonClaims.All.Select(PersonClaims.NameOf).Where(name => signed[name] is not null)
            .Select(name => KeyValuePair.Create(name, signed[name]!.GetValueKind() == System.Text.Json.JsonValueKind.String ? (object)signed[name]!.GetValue<string>() : signed[name]!.GetValue<bool>()));
        return new PrintedCredential(text, [.. claims], DateTimeOffset.FromUnixTimeSeconds(signed["exp"]!.GetValue<long>()));
    }
}
