using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A call of an operation that works as it stands, on objects made for it; generated checks spoil it in one respect each.</summary>
/// <param name="Prepare">Gives the call with its path, its tag and a fresh key, without the body.</param>
/// <param name="Owner">Who may make it.</param>
internal sealed record GoodCall(Func<OperationCall> Prepare, Actor Owner)
{
    /// <summary>The check that makes the call.</summary>
    /// <value><see langword="null"/> for the one that made its objects.</value>
    public CheckRun? By { get; init; }

    /// <summary>The body; <see langword="null"/> when the operation takes none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>A body like it without its secret: where a verdict is recomputed the secret is a mark, and what is generated must be the same there.</summary>
    /// <value><see langword="null"/> for a body without secrets.</value>
    public JsonNode? Shape { get; init; }

    /// <summary>The same role with another owner; absent where the object is nobody's in particular.</summary>
    public Actor? OtherOwner { get; init; }

    /// <summary>The same role in another tenant.</summary>
    public Func<Actor>? OtherTenant { get; init; }

    /// <summary>Reads what the call would change; a refused call must leave it byte for byte as it was.</summary>
    public Look? State { get; init; }

    public ApiOperation Operation { get; } = Prepare().Operation;

    /// <summary>The call without its body.</summary>
    public OperationCall Make() => Of(Prepare);

    /// <summary>Makes the call as somebody.</summary>
    public Task<Answer> SendAsync(Actor actor) => SendAsync(actor, Body);

    /// <summary>Makes the call with another body.</summary>
    public Task<Answer> SendAsync(Actor actor, JsonNode? body) => (body is null ? Make() : Make().Json(body)).SendAsync(actor);

    /// <summary>What the call would change, as it is now; <see langword="null"/> when nothing tells.</summary>
    public async Task<Answer?> ReadAsync() => State is null ? null : (await Of(State.Prepare).SendAsync(State.Owner)).MustBe(200);

    private OperationCall Of(Func<OperationCall> prepare) => By is null ? prepare() : prepare().By(By);

    /// <summary>A call that reads.</summary>
    internal sealed record Look(Func<OperationCall> Prepare, Actor Owner);
}
