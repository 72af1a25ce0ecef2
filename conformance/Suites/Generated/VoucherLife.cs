using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A voucher that lives for two hours.</summary>
internal sealed class VoucherLife(VoucherTrade trade, string id, string secret) : IStateDriver
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var trade = await VoucherTrade.OpenAsync(run);
        var (id, secret) = await trade.IssuedAsync(trade.Draft(expiresAt: await AskedPayment.ExpiryAsync(run, Life)));
        return new VoucherLife(trade, id, secret);
    }

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "expire")
        {
            await SandboxControl.AdvanceAsync(trade.Run, Life + TimeSpan.FromMinutes(1));
            return null;
        }

        return name == "redeem" ? await trade.RedeemAsync(secret) : await trade.ActAsync(name, id);
    }

    public Task<string> StateAsync() => trade.StatusAsync(id);
}
