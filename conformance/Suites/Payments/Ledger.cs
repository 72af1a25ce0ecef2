using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Accounts of one client: a treasury that may go far below zero, and whatever else a check opens.</summary>
internal sealed record Ledger(CheckRun Run, Actor Owner, string Currency)
{
    /// <summary>Accounts of the treasury of tenant a.</summary>
    public static Ledger Of(CheckRun run) => Of(run, run.A.Treasury);

    public static Ledger Of(CheckRun run, Actor owner) => new(run, owner, run.A.Data("currency"));

    /// <summary>A currency that differs from the tenant's.</summary>
    public string OtherCurrency => Currency == "USD" ? "EUR" : "USD";

    public static JsonObject Money(string currency, string amount) => new() { ["currency"] = currency, ["amount"] = amount };

    public static JsonObject To(string accountId) => new() { ["accountId"] = accountId };

    /// <summary>Opens an account and gives its id.</summary>
    public async Task<string> OpenAsync(string kind = "merchant", string floor = "", string currency = "") =>
        (await TryOpenAsync(kind, floor.Length == 0 ? null : Money(currency.Length == 0 ? Currency : currency, floor), currency)).MustBe(201).Member("accountId");

    /// <summary>Opens an account from which a check can pay.</summary>
    public Task<string> OpenTreasuryAsync() => OpenAsync("treasury", "-1000000.00");

    public Task<Answer> TryOpenAsync(string kind, JsonObject? floor, string currency = "")
    {
        var draft = new JsonObject { ["kind"] = kind, ["name"] = Run.Unique("account"), ["currency"] = currency.Length == 0 ? Currency : currency };
        if (floor is not null)
        {
            draft["floor"] = floor;
        }

        return Call("openAccount").Key().Json(draft).SendAsync(Owner);
    }

    /// <summary>Freezes, unfreezes or closes an account.</summary>
    public Task<Answer> ChangeAsync(string operation, string account)
    {
        var call = Call(operation).Path("accountId", account);
        return (operation == "freezeAccount" ? call.Json(new { reason = "conformance" }) : call).SendAsync(Owner);
    }

    public JsonObject Draft(string debtor, JsonObject creditor, string amount) => new()
    {
        ["debtorAccountId"] = debtor,
        ["creditor"] = creditor,
        ["amount"] = Money(Currency, amount),
        ["reference"] = "conformance",
    };

    public Task<Answer> PayAsync(string debtor, string creditor, string amount) => PayAsync(Draft(debtor, To(creditor), amount), Run.Unique("key"));

    public Task<Answer> PayAsync(JsonObject draft, string key) => Call("createTransfer").Header("Idempotency-Key", key).Json(draft).SendAsync(Owner);

    /// <summary>Balance of an account, as it is written on the wire.</summary>
    public async Task<string> BalanceAsync(string accountId)
    {
        var answer = (await Call("getAccount").Path("accountId", accountId).SendAsync(Owner)).MustBe(200);
        return answer.Json.GetProperty("balance").GetProperty("amount").GetString()!;
    }

    public async Task MustHoldAsync(string accountId, string balance) => Expect.Equal(balance, await BalanceAsync(accountId), "balance");

    public OperationCall Call(string operation) => Run.Api("payments").Call(operation);
}
