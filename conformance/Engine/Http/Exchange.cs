using System.Text.Json.Serialization;

namespace DigitalIndiaStack.Conformance.Engine.Http;

/// <summary>One request and what came back, already redacted.</summary>
public sealed record Exchange
{
    /// <summary>Method.</summary>
    public required string Method { get; init; }

    /// <summary>Whole address.</summary>
    public required string Url { get; init; }

    /// <summary>Request headers, <c>name: value</c>.</summary>
    public required IReadOnlyList<string> RequestHeaders { get; init; }

    /// <summary>Request body as text, cut when it is long.</summary>
    public required string RequestBody { get; init; }

    /// <summary>The thumbprint of the certificate that the connection showed, as tokens have it; absent for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Certificate { get; init; }

    /// <summary>Status; 0 when no answer came.</summary>
    public int Status { get; init; }

    /// <summary>Response headers, <c>name: value</c>.</summary>
    public IReadOnlyList<string> ResponseHeaders { get; init; } = [];

    /// <summary>Response body as text, cut when it is long.</summary>
    public string ResponseBody { get; init; } = "";

    /// <summary>The response body in base64 where text cannot hold it: it is no UTF-8 or has a NUL.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ResponseBase64 { get; init; }

    /// <summary>Why no answer came; absent when one did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Failure { get; init; }

    /// <summary>The id by which the server's log names the request.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>Time to the whole answer.</summary>
    /// <value>Milliseconds.</value>
    public double Milliseconds { get; init; }
}
