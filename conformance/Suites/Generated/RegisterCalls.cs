using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of imports from a register, each in the state that the call needs.</summary>
internal static class RegisterCalls
{
    // A target without a reviewer releases no imports.
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        if (!run.A.Tenant.Clients.Any(client => client.Role == "reviewer"))
        {
            return [];
        }

        var census = Census.Open(run);
        var (draft, seen, releasable) = (await census.MadeAsync(census.Draft("S-1")), await census.ValidatedAsync("S-1", Census.Ahead), await census.ValidatedAsync("S-1", Census.Ahead));
        return
        [
            new(() => run.Api("identity").Call("createRegisterImport").Key(), run.A.Registrar) { Body = census.Draft("S-1") },
            Of(census, "uploadRegisterLines", draft, call => call.Key().Raw(census.Line("S-1", "Wanjiru"), Census.JsonLines)) with { State = null },
            Of(census, "getRegisterImport", seen),
            Of(census, "getRegisterReport", seen),
            Of(census, "getRegisterResult", seen),
            Of(census, "releaseRegisterImport", releasable, call => call.Key()) with { Owner = run.A.Reviewer, OtherOwner = null, OtherTenant = () => run.B.Reviewer },
            .. await OfferedCalls.OfAsync(() => ReleasedAsync(census), running => Of(census, "pauseRegisterImport", running)),
            .. await OfferedCalls.OfAsync(() => PausedAsync(census), paused => Of(census, "resumeRegisterImport", paused)),
            .. await OfferedCalls.OfAsync(() => ReleasedAsync(census), unwanted => Of(census, "cancelRegisterImport", unwanted)),
            .. await OfferedCalls.OfAsync(() => ImportedAsync(run), imported =>
                new(() => run.Api("identity").Call("activatePerson").Key(), run.A.Rival) { Body = imported.Activation("S-1"), OtherTenant = () => run.B.Registrar }),
        ];
    }

    private static async Task<string> ReleasedAsync(Census census)
    {
        var import = await census.ValidatedAsync("S-1", Census.Ahead);
        (await census.ReleaseAsync(import)).MustBe(200);
        return import;
    }

    private static async Task<string> PausedAsync(Census census)
    {
        var import = await ReleasedAsync(census);
        (await census.ActAsync("pauseRegisterImport", import)).MustBe(200);
        return import;
    }

    private static async Task<Census> ImportedAsync(CheckRun run)
    {
        var census = Census.Open(run);
        await census.DoneAsync(await census.ValidatedAsync("S-1"));
        return census;
    }

    private static GoodCall Of(Census census, string operation, string import, Func<OperationCall, OperationCall>? fill = null)
    {
        var run = census.Run;
        return new GoodCall(() => fill is null ? census.Call(operation, import) : fill(census.Call(operation, import)), run.A.Registrar)
        {
            OtherOwner = run.A.Rival,
            OtherTenant = () => run.B.Registrar,
            State = new(() => census.Call("getRegisterImport", import), run.A.Registrar),
        };
    }
}
