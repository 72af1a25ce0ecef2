using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of outward transfers; a target without who registers participants has none.</summary>
internal static class OutwardCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        if (!run.A.Tenant.Clients.Any(client => client.Role == "switch"))
        {
            return [];
        }

        // Both sides are one client, so that the rival is a stranger.
        var outward = await OutwardCase.MakeAsync(run, "treasury");
        var (seen, onward, back) = (await outward.MadeAsync(), await outward.MadeAsync(), await outward.MadeAsync());
        return
        [
            new(() => outward.Making().Key(), run.A.Treasury)
            {
                Body = outward.Draft(),
                State = new(() => run.Api("payments").Call("getAccount").Path("accountId", outward.Treasury), run.A.Treasury),
            },
            new(() => run.Api("payments").Call("listOutwardTransfers"), run.A.Treasury),
            OfTreasury(run, () => outward.Call("getOutwardTransfer", seen)),
            OfTreasury(run, () => outward.Call("creditOutwardTransfer", onward).Key()) with { Body = outward.Report(), State = Look(run, outward, onward) },
            OfTreasury(run, () => outward.Call("returnOutwardTransfer", back).Key()) with { Body = outward.Report(), State = Look(run, outward, back) },
        ];
    }

    private static GoodCall.Look Look(CheckRun run, OutwardCase outward, string id) => new(() => outward.Call("getOutwardTransfer", id), run.A.Treasury);

    private static GoodCall OfTreasury(CheckRun run, Func<OperationCall> make) => new(make, run.A.Treasury) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Treasury };
}
