using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of vouchers.</summary>
internal static class VoucherCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var ((seen, _), (waiting, _), (unwanted, _)) = (await trade.IssuedAsync(), await trade.IssuedAsync(), await trade.IssuedAsync());
        return
        [
            new(() => run.Api("payments").Call("listVouchers"), run.A.Treasury),
            new(() => run.Api("payments").Call("issueVoucher").Key(), run.A.Treasury) { Body = trade.Draft("1.00", await AskedPayment.ExpiryAsync(run, TimeSpan.FromDays(30)), VoucherTrade.Seeds) },
            OfTreasury(run, () => trade.Call("getVoucher", seen)),
            OfTreasury(run, () => trade.Call("activateVoucher", waiting)) with { State = new(() => trade.Call("getVoucher", waiting), run.A.Treasury) },
            OfTreasury(run, () => trade.Call("cancelVoucher", unwanted)) with { State = new(() => trade.Call("getVoucher", unwanted), run.A.Treasury) },
            .. await OfferedCalls.OfAsync(() => trade.ActiveAsync(), active => Redemption(run, trade, active.Item1, active.Item2)),
        ];
    }

    private static GoodCall Redemption(CheckRun run, VoucherTrade trade, string spent, string secret) => new(() => run.Api("payments").Call("redeemVoucher").Key(), run.A.Treasury)
    {
        Body = trade.RedemptionDraft(secret),
        Shape = trade.RedemptionDraft("0000-0000-0000-0000-0000"),
        State = new(() => trade.Call("getVoucher", spent), run.A.Treasury),
    };

    private static GoodCall OfTreasury(CheckRun run, Func<OperationCall> make) => new(make, run.A.Treasury) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Treasury };
}
