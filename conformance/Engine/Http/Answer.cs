using System.Text;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>What a server answered to one request, unredacted: for judging only, never for a report.</summary>
public sealed class Answer
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, string[]> headers;
    private JsonElement? json;

    private Answer(int status, ReadOnlyMemory<byte> body, Dictionary<string, string[]> headers, Exchange exchange)
    {
        Status = status;
        Body = body;
        this.headers = headers;
        Exchange = exchange;
    }

    /// <summary>Status.</summary>
    public int Status { get; }

    /// <summary>Body as it came.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The same for the report, redacted.</summary>
    public Exchange Exchange { get; }

    /// <summary>The operation that was called; <see langword="null"/> for a request outside the API.</summary>
    public ApiOperation? Operation { get; internal init; }

    internal ResponseSchemas? Schemas { get; init; }

    /// <summary>Type and subtype of the body, in lower case; empty without a body type.</summary>
    public string MediaType => Header("Content-Type").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The body as JSON; a body that is none fails the check.</summary>
    public JsonElement Json => json ??= Parse();

    /// <summary>The value of a header; several are joined with commas; empty when absent.</summary>
    public string Header(string name) => headers.TryGetValue(name, out var values) ? string.Join(", ", values) : "";

    /// <summary>Every value of a header.</summary>
    public IReadOnlyList<string> HeaderValues(string name) => headers.TryGetValue(name, out var values) ? values : [];

    /// <summary>A text member of the JSON body; a body without it fails the check.</summary>
    public string Member(string name) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value)
            ? value.ToString()
            : throw new CheckFailedException($"a JSON object with the member {name}", Exchange.ResponseBody, Exchange);

    internal static Answer From(Reply reply, Exchange exchange)
    {
        var headers = new Dictionary<string, string[]>(reply.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in reply.Headers)
        {
            headers[name] = headers.TryGetValue(name, out var earlier) ? [.. earlier, value] : [value];
        }

        return new Answer(reply.Status, reply.Body, headers, exchange);
    }

    internal Answer To(ApiOperation operation, ResponseSchemas schemas) =>
        new(Status, Body, headers, Exchange) { Operation = operation, Schemas = schemas };

    private JsonElement Parse()
    {
        try
        {
            using var document = JsonDocument.Parse(Body, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new CheckFailedException("a body of well-formed JSON", $"{Header("Content-Type")}: {Exchange.ResponseBody}", Exchange);
        }
    }
}
