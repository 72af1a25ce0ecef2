using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>
/// Takes the data out of real traffic and leaves its shape: names of members stay, values become marks. Equal values have equal marks within one
/// run; the key of the marks is never written, so that a national number cannot be found by trying all of them.
/// </summary>
internal sealed class ValueMask
{
    private static readonly HashSet<string> ProblemMembers = new(StringComparer.Ordinal) { "type", "status", "code", "traceId", "pointer", "rule" };
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A mark for a value.</summary>
    public string Mark(string value) => $"‹{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)))[..8]}›";

    /// <summary>A body: JSON and forms keep their names; of anything else only the length is told.</summary>
    public string Body(byte[] body, string mediaType)
    {
        if (body.Length == 0)
        {
            return "";
        }

        return mediaType switch
        {
            "application/x-www-form-urlencoded" => Query(Encoding.UTF8.GetString(body)),
            _ when mediaType.EndsWith("json", StringComparison.Ordinal) => Json(body, mediaType == "application/problem+json"),
            _ => $"‹{body.Length} bytes›",
        };
    }

    /// <summary>An address without host: what may name somebody is a mark.</summary>
    /// <param name="path">Path.</param>
    /// <param name="query">Query with its question mark.</param>
    /// <param name="template">The path of the operation with its places; empty when it is unknown.</param>
    public string Address(string path, string query, string template)
    {
        var segments = path.Split('/');
        var places = template.Split('/');
        var offset = segments.Length - places.Length;
        var masked = segments.Select((segment, index) => (template.Length > 0 && index >= offset ? places[index - offset].StartsWith('{') : IsData(segment)) ? Mark(segment) : segment);
        return string.Join('/', masked) + (query.Length > 1 ? $"?{Query(query[1..])}" : "");
    }

    private string Query(string query) => string.Join('&', query.Split('&').Select(pair => pair.Split('=', 2) is [var name, var value] ? $"{name}={Mark(value)}" : Mark(pair)));

    private string Json(byte[] body, bool isProblem)
    {
        try
        {
            return Masked(JsonNode.Parse(body), isProblem)?.ToJsonString(Relaxed) ?? "null";
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException)
        {
            return $"‹{body.Length} bytes that are no JSON›";
        }
    }

    private JsonNode? Masked(JsonNode? node, bool isProblem) => node switch
    {
        JsonObject members => new JsonObject(members.Select(pair => KeyValuePair.Create(pair.Key, isProblem && ProblemMembers.Contains(pair.Key) ? pair.Value?.DeepClone() : Masked(pair.Value, isProblem)))),
        JsonArray items => new JsonArray([.. items.Select(item => Masked(item, isProblem))]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number => Mark(value.ToString()),
        _ => node?.DeepClone(),
    };

    // v1 stays; whatever else holds a digit may be a number, an id or a token.
    private static bool IsData(string segment) => segment != "v1" && segment.Any(char.IsDigit);
}
