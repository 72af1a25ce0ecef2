using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A biller of the treasury, and an account that pays what it demands.</summary>
/// <param name="By">Whose the paying account is.</param>
internal sealed record BillDemand(CheckRun Run, string Biller, string Payer, Actor By)
{
    public const string Amount = "10.00", LateAmount = "12.50", Nobodys = "0000-0000-0000";

    /// <summary>Until when a bill is due, and until when one with a late amount is paid.</summary>
    public static readonly TimeSpan Due = TimeSpan.FromHours(2), Life = TimeSpan.FromHours(4);

    private Ledger Ledger => Ledger.Of(Run);

    /// <param name="by">The treasury's own client when absent.</param>
    public static async Task<BillDemand> OpenAsync(CheckRun run, Actor? by = null)
    {
        var payer = by ?? run.A.Treasury;
        return new BillDemand(run, await Ledger.Of(run).OpenAsync(), await Ledger.Of(run, payer).OpenTreasuryAsync(), payer);
    }

    public async Task<JsonObject> DraftAsync(string amount = Amount) => Draft(amount, await AskedPayment.ExpiryAsync(Run, Due));

    public JsonObject Draft(string amount, string dueAt) => new()
    {
        ["creditorAccountId"] = Biller,
        ["reference"] = Run.Unique("bill")[^12..],
        ["amount"] = Ledger.Money(Ledger.Currency, amount),
        ["purpose"] = "conformance",
        ["dueAt"] = dueAt,
    };

    /// <summary>A bill that costs more from its due moment on.</summary>
    public async Task<JsonObject> LateDraftAsync()
    {
        var draft = await DraftAsync();
        draft["lateAmount"] = Ledger.Money(Ledger.Currency, LateAmount);
        draft["expiresAt"] = await AskedPayment.ExpiryAsync(Run, Life);
        return draft;
    }

    public Task<Answer> IssueAsync(JsonObject draft, Actor? by = null) => Run.Api("payments").Call("issueBill").Key().Json(draft.DeepClone()).SendAsync(by ?? Run.A.Treasury);

    public async Task<(string Id, string Number)> IssuedAsync(JsonObject? draft = null)
    {
        var issued = (await IssueAsync(draft ?? await DraftAsync())).MustBe(201);
        return (issued.Member("billId"), issued.Member("billNumber"));
    }

    public Task<Answer> InquireAsync(string number, Actor? by = null) => Run.Api("payments").Call("inquireBill").Json(new { billNumber = number }).SendAsync(by ?? By);

    public Task<Answer> PayAsync(string number, string amount = Amount, string? key = null, Actor? by = null, string? from = null) =>
        Run.Api("payments").Call("payBill").Header("Idempotency-Key", key ?? Run.Unique("key")).Json(PaymentDraft(number, amount, from)).SendAsync(by ?? By);

    public JsonObject PaymentDraft(string number, string amount = Amount, string? from = null) => new()
    {
        ["billNumber"] = number,
        ["debtorAccountId"] = from ?? Payer,
        ["amount"] = Ledger.Money(Ledger.Currency, amount),
    };

    public Task<Answer> CancelAsync(string id, Actor? by = null) => Call("cancelBill", id).SendAsync(by ?? Run.A.Treasury);

    public Task<Answer> ReadAsync(string id, Actor? by = null) => Call("getBill", id).SendAsync(by ?? Run.A.Treasury);

    public async Task<string> StatusAsync(string id) => (await ReadAsync(id)).MustBe(200).Member("status");

    /// <summary>Expects that the biller holds a sum, and that the payer paid it.</summary>
    public async Task MustHaveMovedAsync(string amount)
    {
        await Ledger.MustHoldAsync(Biller, amount);
        await Ledger.Of(Run, By).MustHoldAsync(Payer, amount == "0.00" ? amount : $"-{amount}");
    }

    public OperationCall Call(string operation, string id) => Run.Api("payments").Call(operation).Path("billId", id);
}
