using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A request to pay between two accounts, and those who may do something with it.</summary>
internal sealed record AskedPayment(CheckRun Run, string Shop, string PayerAccount, Actor Payer, string Id)
{
    public const string Amount = "10.00";

    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    /// <summary>A request of the treasury to a payer, who can pay it.</summary>
    /// <param name="payer">The treasury itself when absent.</param>
    /// <param name="floor">How far the payer's account may go below zero; absent: not at all.</param>
    public static async Task<AskedPayment> MakeAsync(CheckRun run, Actor? payer = null, string floor = "-1000000.00")
    {
        var by = payer ?? run.A.Treasury;
        var (ledger, payers) = (Ledger.Of(run), Ledger.Of(run, by));
        var (shop, account) = (await ledger.OpenAsync(), floor.Length == 0 ? await payers.OpenAsync() : await payers.OpenAsync("treasury", floor));
        var address = await (await Addresses.OfAsync(run, by)).MakeAsync(account);
        var asked = (await AskAsync(run, Draft(ledger, shop, address, await ExpiryAsync(run, Life)))).MustBe(201);
        return new AskedPayment(run, shop, account, by, asked.Member("requestId"));
    }

    public static Task<Answer> AskAsync(CheckRun run, JsonObject draft) => run.Api("payments").Call("createPaymentRequest").Key().Json(draft).SendAsync(run.A.Treasury);

    public static JsonObject Draft(Ledger ledger, string shop, string address, string expiresAt) => new()
    {
        ["creditorAccountId"] = shop,
        ["debtorAddress"] = address,
        ["amount"] = Ledger.Money(ledger.Currency, Amount),
        ["reference"] = "conformance",
        ["expiresAt"] = expiresAt,
    };

    /// <summary>A moment ahead by the clock of the server, whose time the run may have moved.</summary>
    public static async Task<string> ExpiryAsync(CheckRun run, TimeSpan ahead)
    {
        var opened = (await Ledger.Of(run).TryOpenAsync("merchant", null)).MustBe(201);
        return (opened.Json.GetProperty("openedAt").GetDateTimeOffset() + ahead).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    public Task<Answer> ReadAsync(Actor actor) => Call("getPaymentRequest").SendAsync(actor);

    public Task<Answer> ActAsync(string act, Actor actor) => (act == "approve" ? Call("approvePaymentRequest").Key() : Call($"{act}PaymentRequest")).SendAsync(actor);

    public async Task<string> StatusAsync() => (await ReadAsync(Run.A.Treasury)).MustBe(200).Member("status");

    public OperationCall Call(string operation) => Run.Api("payments").Call(operation).Path("requestId", Id);
}
