using System.Text.Json;

namespace DigitalIndiaStack.Core.Testing.Hosting;

/// <summary>An answer, read whole.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, those of the body too.</param>
/// <param name="Body">The body.</param>
public sealed record BlockAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>Status and code of a refusal, as <c>404 PAY-0404</c>; the status alone of everything else.</summary>
    public string Outcome => Status >= 400 && Body.StartsWith('{') && Json.TryGetProperty("code", out var code) ? $"{Status} {code.GetString()}" : $"{Status}";

    /// <summary>A header; empty when there is none.</summary>
    public string Header(string name) => Headers.TryGetValue(name, out var value) ? value : "";

    /// <summary>A text of the body, found by the names of its members.</summary>
    /// <exception cref="InvalidOperationException">It is not there; the message holds the answer.</exception>
    public string Text(params string[] path)
    {
        var found = Body.StartsWith('{') ? Json : default;
        foreach (var name in path)
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                throw new InvalidOperationException($"{string.Join('.', path)} is not in the answer {Status}: {Body}");
            }
        }

        return found.ToString();
    }

    /// <summary>Reads an answer.</summary>
    public static async Task<BlockAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new BlockAnswer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
