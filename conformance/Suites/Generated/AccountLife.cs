using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>An account that holds nothing.</summary>
internal sealed class AccountLife(Ledger ledger, string account) : IStateDriver
{
    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        return new AccountLife(ledger, await ledger.OpenAsync());
    }

    public async Task<Answer?> FireAsync(string name) => await ledger.ChangeAsync($"{name}Account", account);

    public async Task<string> StateAsync() => (await ledger.Call("getAccount").Path("accountId", account).SendAsync(ledger.Owner)).MustBe(200).Member("status");
}
