using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Bench.Judging;

/// <summary>One call of an operation that is judged by status, media type and schema: by the suite, and by its peer in the same way.</summary>
internal sealed record JudgedCall
{
    public required string Block { get; init; }

    public required string Operation { get; init; }

    public required int Status { get; init; }

    /// <summary>What fills the places of the path.</summary>
    public Dictionary<string, string> Path { get; init; } = [];

    public Dictionary<string, string> Query { get; init; } = [];

    /// <summary>Body, sent with a fresh idempotency key each time.</summary>
    public JsonObject? Body { get; init; }

    public string MediaType => Status < 400 ? "application/json" : "application/problem+json";
}
