using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A mandate between two accounts, and those who may do something with it.</summary>
internal sealed record StandingMandate(CheckRun Run, string Shop, string PayerAccount, Actor Payer, string Id)
{
    /// <summary>The ceiling, and what is collected at once.</summary>
    public const string Amount = "10.00";

    /// <summary>A mandate that the treasury proposes to a payer: once a day until a month from now, or on other terms.</summary>
    /// <param name="payer">The treasury itself when absent.</param>
    /// <param name="floor">How far the payer's account may go below zero; absent: not at all.</param>
    public static async Task<StandingMandate> ProposeAsync(CheckRun run, Actor? payer = null, string floor = "-1000000.00", Action<JsonObject>? terms = null)
    {
        var by = payer ?? run.A.Treasury;
        var (ledger, payers) = (Ledger.Of(run), Ledger.Of(run, by));
        var (shop, account) = (await ledger.OpenAsync(), floor.Length == 0 ? await payers.OpenAsync() : await payers.OpenAsync("treasury", floor));
        var draft = Draft(ledger, shop, await (await Addresses.OfAsync(run, by)).MakeAsync(account), await DayAsync(run, 30));
        terms?.Invoke(draft);
        var proposed = (await ProposeAsync(run, draft)).MustBe(201);
        return new StandingMandate(run, shop, account, by, proposed.Member("mandateId"));
    }

    /// <summary>One that the payer has approved.</summary>
    public static async Task<StandingMandate> ActiveAsync(CheckRun run, Actor? payer = null, string floor = "-1000000.00", Action<JsonObject>? terms = null)
    {
        var mandate = await ProposeAsync(run, payer, floor, terms);
        (await mandate.DecideAsync("approve", mandate.Payer)).MustBe(200);
        return mandate;
    }

    public static Task<Answer> ProposeAsync(CheckRun run, JsonObject draft) => run.Api("payments").Call("proposeMandate").Key().Json(draft).SendAsync(run.A.Treasury);

    public static JsonObject Draft(Ledger ledger, string shop, string address, string endsOn) => new()
    {
        ["creditorAccountId"] = shop,
        ["debtorAddress"] = address,
        ["ceiling"] = Ledger.Money(ledger.Currency, Amount),
        ["period"] = "daily",
        ["collectionsPerPeriod"] = 1,
        ["endsOn"] = endsOn,
        ["reference"] = "conformance",
    };

    /// <summary>A day of the tenant's country, by the clock of the server; a mandate begins today when it does not say.</summary>
    public static async Task<string> DayAsync(CheckRun run, int ahead)
    {
        var opened = (await Ledger.Of(run).TryOpenAsync("merchant", null)).MustBe(201);
        return Text(DateOnly.FromDateTime(opened.Json.GetProperty("openedAt").GetDateTimeOffset().UtcDateTime).AddDays(ahead));
    }

    /// <summary>A day before or after the one on which the mandate begins.</summary>
    public async Task<string> FromStartAsync(int days)
    {
        var start = (await ReadAsync(Run.A.Treasury)).MustBe(200).Member("startsOn");
        return Text(DateOnly.ParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days));
    }

    public Task<Answer> ReadAsync(Actor actor) => Call("getMandate").SendAsync(actor);

    /// <summary>Approves, declines, pauses, resumes or revokes.</summary>
    public Task<Answer> DecideAsync(string act, Actor actor) => Call($"{act}Mandate").SendAsync(actor);

    public Task<Answer> CollectAsync(string amount = Amount, string? key = null, Actor? by = null) =>
        Call("createCollection").Header("Idempotency-Key", key ?? Run.Unique("key")).Json(Collection(amount)).SendAsync(by ?? Run.A.Treasury);

    public JsonObject Collection(string amount) => new() { ["amount"] = Ledger.Money(Ledger.Of(Run).Currency, amount), ["reference"] = "conformance" };

    public async Task<string> StatusAsync() => (await ReadAsync(Run.A.Treasury)).MustBe(200).Member("status");

    /// <summary>Expects that the payee holds a sum, and that the payer paid it.</summary>
    public async Task MustHaveMovedAsync(string amount)
    {
        await Ledger.Of(Run).MustHoldAsync(Shop, amount);
        await Ledger.Of(Run, Payer).MustHoldAsync(PayerAccount, amount == "0.00" ? amount : $"-{amount}");
    }

    public OperationCall Call(string operation) => Run.Api("payments").Call(operation).Path("mandateId", Id);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
