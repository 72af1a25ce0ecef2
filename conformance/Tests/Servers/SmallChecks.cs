using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Tests.Servers;

/// <summary>Checks of the small server, written as those of the suites are.</summary>
[Touches]
internal static class SmallChecks
{
    [Check("THG-C01")]
    [Verifies("THG-1.1")]
    public static async Task A_thing_is_readable(CheckRun run) => (await ReadAsync(run, Reader(run))).MustBe(200);

    [Check("THG-C02")]
    [Verifies("THG-1.2")]
    public static async Task Forged_tokens_open_nothing(CheckRun run)
    {
        await run.ControlAsync("the good token opens the thing", async () => (await ReadAsync(run, Reader(run))).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var forger in new[] { Actor.Anonymous, Reader(run).AlgNone(), Reader(run).WrongKey(), Reader(run).Symmetric(), Reader(run).ChangedClaim() })
            {
                (await ReadAsync(run, forger)).MustBeRefused(401, "API-0401");
            }
        });
    }

    [Check("THG-C03")]
    [Verifies("THG-1.3")]
    public static async Task A_token_for_another_block_opens_nothing(CheckRun run)
    {
        await run.ControlAsync("the good token opens the thing", async () => (await ReadAsync(run, Reader(run))).MustBe(200));
        await run.AttackAsync(async () => (await ReadAsync(run, Reader(run).WrongAudience("sandbox"))).MustBeRefused(401, "API-0401"));
    }

    [Check("THG-C04")]
    [Verifies("THG-1.4")]
    public static async Task A_token_without_the_scope_opens_nothing(CheckRun run)
    {
        await run.ControlAsync("the scope opens the thing", async () => (await ReadAsync(run, Reader(run))).MustBe(200));
        await run.AttackAsync(async () => (await ReadAsync(run, Reader(run).LowScope())).MustBeRefused(403, "API-0403"));
    }

    [Check("THG-C05")]
    [Touches(MovesClock = true)]
    [Verifies("THG-1.5")]
    public static async Task An_expired_token_opens_nothing(CheckRun run)
    {
        var token = (await Reader(run).Tokens.GetAsync(run.Api("things").Operations.Single(), run))!;
        await run.ControlAsync("the token opens the thing while it lives", async () => (await ReadAsync(run, Reader(run).Holding(token))).MustBe(200));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(6));
        await run.AttackAsync(async () => (await ReadAsync(run, Reader(run).Holding(token))).MustBeRefused(401, "API-0401"));
    }

    [Check("THG-C06")]
    [Verifies("THG-1.6")]
    public static async Task A_thing_of_another_tenant_is_not_found(CheckRun run)
    {
        await run.ControlAsync("the own tenant reads it", async () => (await ReadAsync(run, Reader(run))).MustBe(200));
        await run.AttackAsync(async () => (await ReadAsync(run, run.B.Client("reader"))).MustBeRefused(404, "THG-0404"));
    }

    public static Actor Reader(CheckRun run) => run.A.Client("reader");

    public static Task<Answer> ReadAsync(CheckRun run, Actor actor) => run.Api("things").Call("getThing").Path("thingId", "a-1").SendAsync(actor);
}
