using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Writes <c>evidence.jsonl</c>, an exchange a line, while traffic passes. A line that holds a credential is not written.</summary>
internal sealed class EvidenceLines(string path, ValueMask mask) : IDisposable
{
    private const string Check = "passive";
    private const int ShortestCredential = 8;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock door = new();
    private readonly StreamWriter file = new(path, append: false) { AutoFlush = true };

    /// <summary>What is written of an exchange.</summary>
    public Exchange Describe(Passed passed) => new()
    {
        Method = passed.Request.Method.Method,
        Url = mask.Address(passed.Path, passed.Request.RequestUri!.Query, passed.Place?.Operation?.Path ?? ""),
        RequestHeaders = WrittenHeaders.Of(passed.Request.Headers, passed.Request.Content?.Headers, mask),
        RequestBody = mask.Body(passed.RequestBody, passed.Request.Content?.Headers.ContentType?.MediaType ?? ""),
        Status = (int)passed.Response.StatusCode,
        ResponseHeaders = WrittenHeaders.Of(passed.Response.Headers, passed.Response.Content.Headers, mask),
        ResponseBody = mask.Body(passed.Body, passed.Response.Content.Headers.ContentType?.MediaType ?? ""),
        RequestId = passed.Response.Headers.TryGetValues("X-Request-Id", out var ids) ? string.Join(", ", ids) : "",
        Milliseconds = passed.Milliseconds,
    };

    /// <summary>Writes an exchange.</summary>
    /// <returns><see langword="false"/> when it was held back.</returns>
    public bool Write(Passed passed)
    {
        var line = new JsonObject { ["check"] = Check, ["attempt"] = 1, ["sequence"] = passed.Sequence };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(passed.Written, Options)!.AsObject().ToList())
        {
            line[name] = value?.DeepClone();
        }

        var text = line.ToJsonString(Options);
        if (Credentials(passed).Any(secret => text.Contains(secret, StringComparison.Ordinal)))
        {
            return false;
        }

        lock (door)
        {
            file.WriteLine(text);
        }

        return true;
    }

    public void Dispose() => file.Dispose();

    private static IEnumerable<string> Credentials(Passed passed) =>
        new[] { passed.Token, passed.RequestHeader("Cookie"), passed.RequestHeader("DPoP") }.Where(secret => secret.Length >= ShortestCredential);
}
