using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>One exchange that passed through the proxy.</summary>
internal sealed record Passed
{
    public required int Sequence { get; init; }

    public required HttpRequestMessage Request { get; init; }

    public required byte[] RequestBody { get; init; }

    public required HttpResponseMessage Response { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Time to the whole answer, in milliseconds.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>Where the path leads; <see langword="null"/> outside the blocks.</summary>
    public required Place? Place { get; init; }

    /// <summary>The path below the target.</summary>
    public required string Path { get; init; }

    public string Token => Request.Headers.Authorization?.Parameter ?? "";

    public string RequestHeader(string name) => Request.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    /// <summary>The exchange as it is written down; the messages of a judgement come from it.</summary>
    public Exchange Written { get; init; } = new() { Method = "", Url = "", RequestHeaders = [], RequestBody = "" };

    public Answer Answer => Answer.From(new Reply((int)Response.StatusCode, Lines(), Body, Milliseconds), Written);

    // Each value of a header is a line of its own.
    private List<KeyValuePair<string, string>> Lines() =>
    [
        .. Response.Headers.Concat(Response.Content.Headers).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value))),
    ];
}

/// <summary>A path below a block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Operation">The operation; <see langword="null"/> when the specification has none there.</param>
internal sealed record Place(string Block, ApiOperation? Operation);
