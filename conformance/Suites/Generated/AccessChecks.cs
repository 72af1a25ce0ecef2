using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>The matrix of access (<c>dis conform matrix</c>), cell by cell: every operation by every caller, on objects that are there.</summary>
[Touches(Reads = [Roles.Citizen, Roles.Neighbour, Roles.Officer])]
internal static class AccessChecks
{
    private static readonly TimeSpan PastExpiry = TimeSpan.FromSeconds(330);

    [Check("API-C40", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("API-3.1")]
    [Verifies("IDN-5.4")]
    [Verifies("IDN-5.5")]
    public static async Task No_operation_opens_to_a_stranger_or_a_forged_token(CheckRun run)
    {
        var calls = await ControlledAsync(run);
        await RefuseAsync(run, calls, (Caller.Anonymous, _ => Actor.Anonymous), (Caller.WrongKey, call => call.Owner.WrongKey()), (Caller.AlgNone, call => call.Owner.AlgNone()));
    }

    [Check("API-C41", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("IDN-5.6")]
    public static async Task No_operation_opens_to_a_token_of_another_block(CheckRun run)
    {
        var calls = await ControlledAsync(run);
        var others = calls.DistinctBy(call => call.Operation.Block).Count() > 1 ? calls : await GoodCalls.OutsideAsync(run, calls[0].Operation.Block);
        var foreign = new Dictionary<GoodCall, Actor>();
        foreach (var call in calls)
        {
            if (others.FirstOrDefault(other => other.Operation.Block != call.Operation.Block && other.Operation.IsForClients == call.Operation.IsForClients) is { } other)
            {
                foreign[call] = call.Owner.Holding((await other.Owner.Tokens.GetAsync(other.Operation, run))!);
            }
        }

        if (foreign.Count == 0)
        {
            throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, "The server offers one block alone, so that there is no token of another.");
        }

        run.LeaveOut(calls.Where(call => !foreign.ContainsKey(call)).Select(call => call.Operation.Id));
        await RefuseAsync(run, [.. foreign.Keys], (Caller.WrongAudience, call => foreign[call]));
    }

    [Check("API-C42", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("API-3.3")]
    [Verifies("IDN-5.7")]
    public static async Task No_operation_opens_without_its_scope(CheckRun run)
    {
        var calls = await ControlledAsync(run);
        await RefuseAsync(run, calls, (Caller.LowScope, call => WithOtherScopes(run, call).LowScope()));
    }

    [Check("API-C43", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("API-3.4")]
    public static async Task No_object_is_found_from_another_tenant(CheckRun run)
    {
        var calls = await ControlledAsync(run);
        await RefuseAsync(run, calls, (Caller.OtherTenant, call => call.OtherTenant!()));
    }

    [Check("API-C44", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("AGR-3.3")]
    [Verifies("CNS-3.3")]
    [Verifies("CNS-3.4")]
    [Verifies("CNS-5.2")]
    [Verifies("PAY-1.1")]
    [Verifies("REG-1.2")]
    public static async Task No_object_is_found_by_who_does_not_own_it(CheckRun run)
    {
        var calls = await ControlledAsync(run);
        await RefuseAsync(run, calls, (Caller.OtherOwner, call => call.OtherOwner!));
    }

    [Check("API-C45", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("IDN-5.3")]
    [Touches(Reads = [Roles.Citizen, Roles.Neighbour, Roles.Officer], MovesClock = true)]
    public static async Task No_operation_opens_to_an_expired_token(CheckRun run)
    {
        var calls = await ControlledAsync(run);
        var expired = new Dictionary<GoodCall, Actor>();
        foreach (var call in calls)
        {
            expired[call] = call.Owner.Holding((await call.Owner.Tokens.GetAsync(call.Operation, run))!);
        }

        await SandboxControl.AdvanceAsync(run, PastExpiry);
        await RefuseAsync(run, calls, (Caller.Expired, call => expired[call]));
    }

    [Check("API-C46", Blocks = ["agriculture", "consent", "identity", "payments", "registries"], AnyBlock = true)]
    [Verifies("API-5.1")]
    public static async Task Every_operation_answers_its_owner_as_its_schema_says(CheckRun run)
    {
        foreach (var call in await GoodCalls.MakeAsync(run))
        {
            MustOpen(await call.SendAsync(call.Owner));
        }
    }

    /// <summary>The calls of the matrix; those that only read are made once by their owner, so that a refusal of them means something.</summary>
    private static async Task<IReadOnlyList<GoodCall>> ControlledAsync(CheckRun run)
    {
        var calls = await GoodCalls.SharedAsync(run);
        await run.ControlAsync("what only reads opens to its owner", () =>
            SideBySide.ForEachAsync(run, calls.Where(call => call.Operation.Method == HttpMethod.Get), async call => MustOpen(await call.SendAsync(call.Owner))));
        return calls;
    }

    private static Task RefuseAsync(CheckRun run, IReadOnlyList<GoodCall> calls, params (Caller Caller, Func<GoodCall, Actor> ActorOf)[] strangers) => run.AttackAsync(() =>
    {
        var matrix = AccessMatrix.Of(run.Specs).Rows.ToDictionary(row => row.Operation.Id, row => row.Cells);
        return SideBySide.ForEachAsync(run, calls, call => RefuseAsync(
            call, [.. strangers.Where(stranger => matrix[call.Operation.Id][stranger.Caller].IsRefused).Select(stranger => (matrix[call.Operation.Id][stranger.Caller], stranger.ActorOf))]));
    });

    private static async Task RefuseAsync(GoodCall call, IReadOnlyList<(Access Access, Func<GoodCall, Actor> ActorOf)> strangers)
    {
        if (strangers.Count == 0)
        {
            return;
        }

        var before = await call.ReadAsync();
        foreach (var (access, actorOf) in strangers)
        {
            var refused = (await call.SendAsync(actorOf(call))).MustBeRefused(access.Status, access.Code);
            if (refused.Status is 401 or 403)
            {
                refused.MustHaveHeader("WWW-Authenticate");
            }
        }

        if (before is not null)
        {
            var after = (await call.ReadAsync())!;
            Expect.Equal(before.Text, after.Text, $"what {call.Operation.Id} would change", after);
        }
    }

    // A token needs some scope of the block to be issued at all, and not every role has a second one.
    private static Actor WithOtherScopes(CheckRun run, GoodCall call)
    {
        var offered = run.Specs.Document(call.Operation.Block).Scopes;
        var able = run.A.Tenant.Clients.FirstOrDefault(client =>
            call.Operation.Scopes.All(client.Scopes.Contains) && client.Scopes.Except(call.Operation.Scopes).Any(offered.Contains));
        return call.Operation.IsForClients && able is not null ? run.A.Client(able.Role) : call.Owner;
    }

    private static void MustOpen(Answer answer)
    {
        Expect.That(answer.Status is >= 200 and < 300, $"{answer.Operation!.Id} to open to its owner", $"status {answer.Status}: {answer.Exchange.ResponseBody}", answer);
        answer.MustConform();
    }
}
