using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Clause 13 of the payment rules: when a voucher expires, and where its money goes.</summary>
[Touches(MovesClock = true)]
internal static class VoucherMomentChecks
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    [Check("PAY-C127")]
    [Verifies("PAY-13.13")]
    [Verifies("PAY-13.15")]
    public static async Task A_voucher_expires_at_its_moment_and_its_money_is_free(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run, floor: "-30.00");
        var (id, secret) = await trade.ActiveAsync(trade.Draft("30.00", await AskedPayment.ExpiryAsync(run, Life)));
        await SandboxControl.AdvanceAsync(run, Life + TimeSpan.FromMinutes(1));
        Expect.Equal("expired", await trade.StatusAsync(id), "state of the voucher");
        (await trade.RedeemAsync(secret)).MustBeRefused(422, "PAY-0467");
        await trade.MustBeSpendableAsync("30.00");
    }
}
