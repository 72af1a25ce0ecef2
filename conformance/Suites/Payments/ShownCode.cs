using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A merchant of the treasury's client with an address, and the codes that it shows.</summary>
internal sealed record ShownCode(CheckRun Run, string Shop, string Address)
{
    public const string Amount = "12.50", Reference = "INV-0042";

    public static async Task<ShownCode> OpenAsync(CheckRun run)
    {
        var shop = await VoucherTrade.OpenShopAsync(run, VoucherTrade.Seeds, run.A.Treasury);
        return new ShownCode(run, shop, await (await Addresses.OfAsync(run, run.A.Treasury)).MakeAsync(shop));
    }

    public JsonObject Draft(string? amount = Amount, string? address = null)
    {
        var draft = new JsonObject { ["address"] = address ?? Address };
        if (amount is not null)
        {
            draft["amount"] = Ledger.Money(Ledger.Of(Run).Currency, amount);
            draft["reference"] = Reference;
        }

        return draft;
    }

    public Task<Answer> MakeAsync(JsonObject? draft = null, Actor? by = null) => Run.Api("payments").Call("makeQrCode").Json(draft ?? Draft()).SendAsync(by ?? Run.A.Treasury);

    public async Task<string> PayloadAsync(string? amount = Amount) => (await MakeAsync(Draft(amount))).MustBe(200).Member("payload");

    public Task<Answer> ReadAsync(string payload) => Run.Api("payments").Call("readQrCode").Json(new JsonObject { ["payload"] = payload }).SendAsync(Run.A.Rival);
}
