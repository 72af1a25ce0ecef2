using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of disputes; a target without who decides them has those of the parties.</summary>
internal static class DisputeCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        // Both parties are one client, so that the rival is a stranger.
        var dispute = await DisputeCase.MakeAsync(run, run.A.Treasury);
        var (paid, seen, unwanted, admitted, denied) = (await dispute.PaidAsync(), await dispute.OpenedAsync(), await dispute.OpenedAsync(), await dispute.OpenedAsync(), await dispute.OpenedAsync());
        return
        [
            OfTreasury(run, () => dispute.Opening(paid).Key()) with { Body = dispute.Draft("1.00") },
            new(() => run.Api("payments").Call("listDisputes"), run.A.Treasury),
            OfTreasury(run, () => dispute.Call("getDispute", seen)),
            OfTreasury(run, () => dispute.Call("withdrawDispute", unwanted)) with { State = Look(run, dispute, unwanted) },
            OfTreasury(run, () => dispute.Call("acceptDispute", admitted).Key()) with { State = Look(run, dispute, admitted) },
            OfTreasury(run, () => dispute.Call("contestDispute", denied)) with { Body = DisputeCase.Said("It came"), State = Look(run, dispute, denied) },
            .. await OfferedCalls.OfAsync(() => DecisionsAsync(run, dispute)),
        ];
    }

    private static async Task<IReadOnlyList<GoodCall>> DecisionsAsync(CheckRun run, DisputeCase dispute)
    {
        if (!run.A.Tenant.Clients.Any(client => client.Role == "switch"))
        {
            return [];
        }

        var (proven, unproven) = (await dispute.ContestedAsync(), await dispute.ContestedAsync());
        return
        [
            OfSwitch(run, () => dispute.Call("upholdDispute", proven).Key()) with { State = Look(run, dispute, proven) },
            OfSwitch(run, () => dispute.Call("rejectDispute", unproven)) with { State = Look(run, dispute, unproven) },
        ];
    }

    private static GoodCall.Look Look(CheckRun run, DisputeCase dispute, string id) => new(() => dispute.Call("getDispute", id), run.A.Treasury);

    private static GoodCall OfTreasury(CheckRun run, Func<OperationCall> make) => new(make, run.A.Treasury) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Treasury };

    private static GoodCall OfSwitch(CheckRun run, Func<OperationCall> make) => new(make, run.A.Switch) { Body = DisputeCase.Decision(), OtherTenant = () => run.B.Switch };
}
