using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A person of the check's own who makes virtual ids at the app.</summary>
internal sealed class AliasHolder(CheckRun run, SignInRequest request)
{
    /// <summary>How the person signs in by their number.</summary>
    public SignInRequest Request => request;

    public Actor Actor { get; } = run.A.Person(request.Person, "app");

    public static async Task<AliasHolder> NewAsync(CheckRun run) => new(run, await FactorChecks.RequestOfNewPersonAsync(run));

    /// <summary>How they sign in by other digits.</summary>
    public SignInRequest By(string digits) => request with { Person = request.Person with { Number = digits } };

    /// <summary>A call on one virtual id.</summary>
    public OperationCall At(string operation, Answer alias) => run.Api("identity").Call(operation).Path("virtualIdId", alias.Member("virtualIdId"));

    public async Task<Answer> MakeAsync() => (await run.Api("identity").Call("makeVirtualId").Key().SendAsync(Actor)).MustBe(201);

    public async Task<Answer> RotateAsync(Answer alias) => (await At("rotateVirtualId", alias).SendAsync(Actor)).MustBe(200);

    public async Task<Answer> ListAsync() => (await run.Api("identity").Call("listVirtualIds").SendAsync(Actor)).MustBe(200);

    /// <summary>What a resolution by digits answers a client.</summary>
    public Task<Answer> ResolveAsync(Actor client, string digits) => run.Api("identity").Call("resolveSubject").Json(new { number = digits }).SendAsync(client);
}
