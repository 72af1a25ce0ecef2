using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A treasury that issues vouchers, and a seed merchant that redeems them.</summary>
internal sealed record VoucherTrade(CheckRun Run, string Treasury, string Shop, Actor Merchant)
{
    public const string Amount = "10.00";

    /// <summary>ISO 18245: nurseries, lawn and garden supply; drug stores.</summary>
    public const string Seeds = "5261", Medicine = "5912";

    // Well formed, and nobody's: the check character fits.
    public const string Nobodys = "0000-0000-0000-0000-0000";

    private const int MostLooks = 20;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private Ledger Ledger => Ledger.Of(Run);

    /// <param name="merchant">Whose account the shop is; the treasury's own client when absent.</param>
    /// <param name="floor">How far below zero the treasury may go.</param>
    public static async Task<VoucherTrade> OpenAsync(CheckRun run, Actor? merchant = null, string floor = "-1000000.00")
    {
        var by = merchant ?? run.A.Treasury;
        return new VoucherTrade(run, await Ledger.Of(run).OpenAsync("treasury", floor), await OpenShopAsync(run, Seeds, by), by);
    }

    public static async Task<string> OpenShopAsync(CheckRun run, string category, Actor by) =>
        (await run.Api("payments").Call("openAccount").Key().Json(ShopDraft(run, category)).SendAsync(by)).MustBe(201).Member("accountId");

    public static JsonObject ShopDraft(CheckRun run, string category, string kind = "merchant") => new()
    {
        ["kind"] = kind,
        ["name"] = run.Unique("shop"),
        ["currency"] = run.A.Data("currency"),
        ["merchant"] = new JsonObject { ["category"] = category, ["name"] = "Conformance Seeds", ["city"] = "Nakuru" },
    };

    public JsonObject Draft(string amount = Amount, string expiresAt = "", params string[] categories)
    {
        var draft = new JsonObject { ["debtorAccountId"] = Treasury, ["amount"] = Ledger.Money(Ledger.Currency, amount), ["purpose"] = "conformance" };
        if (expiresAt.Length > 0)
        {
            draft["expiresAt"] = expiresAt;
        }

        if (categories.Length > 0)
        {
            draft["merchantCategories"] = new JsonArray([.. categories.Select(category => JsonValue.Create(category))]);
        }

        return draft;
    }

    public Task<Answer> IssueAsync(JsonObject? draft = null, string? key = null) =>
        Run.Api("payments").Call("issueVoucher").Header("Idempotency-Key", key ?? Run.Unique("key")).Json(draft ?? Draft()).SendAsync(Run.A.Treasury);

    /// <summary>A voucher that nobody has activated.</summary>
    public async Task<(string Id, string Secret)> IssuedAsync(JsonObject? draft = null)
    {
        var issued = (await IssueAsync(draft)).MustBe(201);
        return (issued.Member("voucherId"), issued.Member("secretNumber"));
    }

    /// <summary>A voucher that can be redeemed.</summary>
    public async Task<(string Id, string Secret)> ActiveAsync(JsonObject? draft = null)
    {
        var voucher = await IssuedAsync(draft);
        (await ActAsync("activate", voucher.Id)).MustBe(200);
        return voucher;
    }

    /// <summary>Activates or cancels.</summary>
    public Task<Answer> ActAsync(string act, string id, Actor? by = null) => Call($"{act}Voucher", id).SendAsync(by ?? Run.A.Treasury);

    public Task<Answer> RedeemAsync(string secret, string? shop = null, string? key = null, Actor? by = null) =>
        Redemption(key ?? Run.Unique("key")).Json(RedemptionDraft(secret, shop)).SendAsync(by ?? Merchant);

    public OperationCall Redemption(string key) => Run.Api("payments").Call("redeemVoucher").Header("Idempotency-Key", key);

    public JsonObject RedemptionDraft(string secret, string? shop = null) => new() { ["secretNumber"] = secret, ["creditorAccountId"] = shop ?? Shop };

    public Task<Answer> ReadAsync(string id, Actor? by = null) => Call("getVoucher", id).SendAsync(by ?? Run.A.Treasury);

    public async Task<string> StatusAsync(string id) => (await ReadAsync(id)).MustBe(200).Member("status");

    /// <summary>Expects that the merchant holds a sum, and that the treasury paid it.</summary>
    public async Task MustHaveMovedAsync(string amount)
    {
        await Ledger.Of(Run, Merchant).MustHoldAsync(Shop, amount);
        await Ledger.MustHoldAsync(Treasury, amount == "0.00" ? amount : $"-{amount}");
    }

    /// <summary>Pays an amount from the treasury, which must have it to spend, soon at least.</summary>
    public async Task MustBeSpendableAsync(string amount)
    {
        var shop = await Ledger.OpenAsync();
        var paid = await Ledger.PayAsync(Treasury, shop, amount);
        for (var look = 0; look < MostLooks && paid.Status == 409; look++)
        {
            await Run.DelayAsync(BetweenLooks);
            paid = await Ledger.PayAsync(Treasury, shop, amount);
        }

        paid.MustBe(201);
    }

    public OperationCall Call(string operation, string id) => Run.Api("payments").Call(operation).Path("voucherId", id);
}
