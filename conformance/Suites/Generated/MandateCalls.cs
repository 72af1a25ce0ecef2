using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of mandates.</summary>
internal static class MandateCalls
{
    /// <param name="address">Of an account of the treasury.</param>
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run, string address)
    {
        var ledger = Ledger.Of(run);
        var draft = StandingMandate.Draft(ledger, await ledger.OpenAsync(), address, await StandingMandate.DayAsync(run, 30));
        var (wanted, unwanted) = (await StandingMandate.ProposeAsync(run), await StandingMandate.ProposeAsync(run));
        return
        [
            new(() => ledger.Call("listMandates"), run.A.Treasury),
            new(() => ledger.Call("proposeMandate").Key(), run.A.Treasury) { Body = draft },
            OfTreasury(run, () => wanted.Call("getMandate")),
            Decision(run, wanted, "approveMandate"),
            Decision(run, unwanted, "declineMandate"),
            .. await OfferedCalls.OfAsync(() => StandingMandate.ActiveAsync(run), held => Decision(run, held, "pauseMandate")),
            .. await OfferedCalls.OfAsync(() => WaitingAsync(run), waiting => Decision(run, waiting, "resumeMandate")),
            .. await OfferedCalls.OfAsync(() => StandingMandate.ActiveAsync(run), ended => Decision(run, ended, "revokeMandate")),
            .. await OfferedCalls.OfAsync(() => StandingMandate.ActiveAsync(run, terms: terms => terms["collectionsPerPeriod"] = 100), collected => Collection(run, collected)),
        ];
    }

    private static async Task<StandingMandate> WaitingAsync(CheckRun run)
    {
        var waiting = await StandingMandate.ActiveAsync(run);
        (await waiting.DecideAsync("pause", waiting.Payer)).MustBe(200);
        return waiting;
    }

    private static GoodCall Collection(CheckRun run, StandingMandate collected) => OfTreasury(run, () => collected.Call("createCollection").Key()) with
    {
        Body = collected.Collection("1.00"),
        State = new(() => Ledger.Of(run).Call("getAccount").Path("accountId", collected.Shop), run.A.Treasury),
    };

    private static GoodCall Decision(CheckRun run, StandingMandate mandate, string operation) =>
        OfTreasury(run, () => mandate.Call(operation)) with { State = new(() => mandate.Call("getMandate"), run.A.Treasury) };

    private static GoodCall OfTreasury(CheckRun run, Func<OperationCall> make) => new(make, run.A.Treasury) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Treasury };
}
