using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of bills.</summary>
internal static class BillCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var demand = await BillDemand.OpenAsync(run);
        var ((seen, number), (payable, paid), (mistaken, _)) = (await demand.IssuedAsync(), await demand.IssuedAsync(), await demand.IssuedAsync());
        return
        [
            new(() => run.Api("payments").Call("listBills"), run.A.Treasury),
            new(() => run.Api("payments").Call("issueBill").Key(), run.A.Treasury) { Body = demand.Draft("1.00", await AskedPayment.ExpiryAsync(run, TimeSpan.FromDays(30))) },
            OfTreasury(run, () => demand.Call("getBill", seen)),
            OfTreasury(run, () => demand.Call("cancelBill", mistaken)) with { State = new(() => demand.Call("getBill", mistaken), run.A.Treasury) },
            new(() => run.Api("payments").Call("inquireBill"), run.A.Treasury) { Body = new JsonObject { ["billNumber"] = number } },
            new(() => run.Api("payments").Call("payBill").Key(), run.A.Treasury) { Body = demand.PaymentDraft(paid), State = new(() => demand.Call("getBill", payable), run.A.Treasury) },
        ];
    }

    private static GoodCall OfTreasury(CheckRun run, Func<OperationCall> make) => new(make, run.A.Treasury) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Treasury };
}
