using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A call of an operation that works as it stands, on objects made for it; generated checks spoil it in one respect each.</summary>
/// <param name="Make">Gives the call with its path, its tag and a fresh key, without the body.</param>
/// <param name="Owner">Who may make it.</param>
internal sealed record GoodCall(Func<OperationCall> Make, Actor Owner)
{
    /// <summary>The body; <see langword="null"/> when the operation takes none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The same role with another owner; absent where the object is nobody's in particular.</summary>
    public Actor? OtherOwner { get; init; }

    /// <summary>The same role in another tenant.</summary>
    public Func<Actor>? OtherTenant { get; init; }

    /// <summary>Reads what the call would change; a refused call must leave it byte for byte as it was.</summary>
    public Func<Task<Answer>>? State { get; init; }

    public ApiOperation Operation { get; } = Make().Operation;

    /// <summary>Makes the call as somebody.</summary>
    public Task<Answer> SendAsync(Actor actor) => SendAsync(actor, Body);

    /// <summary>Makes the call with another body.</summary>
    public Task<Answer> SendAsync(Actor actor, JsonNode? body) => (body is null ? Make() : Make().Json(body)).SendAsync(actor);
}
