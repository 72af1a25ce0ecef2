using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Identity;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of the payments block.</summary>
internal static class PaymentCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var ledger = Ledger.Of(run);
        var (calm, empty) = (await ledger.OpenAsync(), await ledger.OpenAsync());
        var (treasury, shop, wallet) = (await ledger.OpenTreasuryAsync(), await ledger.OpenAsync(), await ledger.OpenAsync("person"));
        return
        [
            new(() => ledger.Call("openAccount").Key(), run.A.Treasury)
            {
                Body = new JsonObject { ["kind"] = "treasury", ["name"] = "Generated", ["currency"] = ledger.Currency, ["floor"] = Ledger.Money(ledger.Currency, "-5.00") },
            },
            OfTreasury(run, () => ledger.Call("getAccount").Path("accountId", shop)),
            OfTreasury(run, () => ledger.Call("getStatement").Path("accountId", shop)),
            OfAccount(run, "freezeAccount", calm) with { Body = new JsonObject { ["reason"] = "generated" } },
            OfAccount(run, "closeAccount", empty),
            .. await OfferedCalls.OfAsync(() => FrozenAsync(ledger), frozen => OfAccount(run, "unfreezeAccount", frozen)),
            .. await OfferedCalls.OfAsync(() => Enrolment.NumberOfNewPersonAsync(run), number =>
                new(() => ledger.Call("linkAccount").Key(), run.A.Treasury) { Body = new JsonObject { ["subjectNumber"] = number, ["accountId"] = wallet } }),
            new(() => ledger.Call("createTransfer").Key(), run.A.Treasury)
            {
                Body = ledger.Draft(treasury, Ledger.To(shop), "2.00"),
                State = new(() => ledger.Call("getAccount").Path("accountId", treasury), run.A.Treasury),
            },
            .. await OfferedCalls.OfAsync(() => TransfersAsync(run, ledger, treasury, shop)),
            .. await OfferedCalls.OfAsync(() => ReversalsAsync(run, ledger, treasury, shop)),
            .. await OfferedCalls.OfAsync(() => AddressedAsync(run, ledger, shop)),
            .. await OfferedCalls.OfAsync(run, "payments", "createBatch", BatchCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(run, "payments", "createWebhook", WebhookCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(run, "payments", "issueVoucher", VoucherCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(run, "payments", "issueBill", BillCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(() => QrCallsAsync(run)),
            .. await OfferedCalls.OfAsync(run, "payments", "registerParticipant", SettlementCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(run, "payments", "openDispute", DisputeCalls.MakeAsync),
            .. await OfferedCalls.OfAsync(run, "payments", "createOutwardTransfer", OutwardCalls.MakeAsync),
            new(() => ledger.Call("listOwnReceipts"), run.A.Citizen),
        ];
    }

    private static async Task<string> FrozenAsync(Ledger ledger)
    {
        var frozen = await ledger.OpenAsync();
        (await ledger.ChangeAsync("freezeAccount", frozen)).MustBe(200);
        return frozen;
    }

    private static async Task<IReadOnlyList<GoodCall>> TransfersAsync(CheckRun run, Ledger ledger, string treasury, string shop)
    {
        var transfer = (await ledger.PayAsync(treasury, shop, "1.00")).MustBe(201).Member("transferId");
        return
        [
            OfTreasury(run, () => ledger.Call("getTransfer").Path("transferId", transfer)),
            OfTreasury(run, () => ledger.Call("getReceipt").Path("transferId", transfer)),
            OfTreasury(run, () => ledger.Call("createRefund").Path("transferId", transfer).Key()) with
            {
                Body = new JsonObject { ["amount"] = Ledger.Money(ledger.Currency, "0.10"), ["reference"] = "generated" },
                State = new(() => ledger.Call("getAccount").Path("accountId", shop), run.A.Treasury),
            },
        ];
    }

    private static async Task<IReadOnlyList<GoodCall>> AddressedAsync(CheckRun run, Ledger ledger, string shop)
    {
        var addresses = await Addresses.OfAsync(run, run.A.Treasury);
        var address = await addresses.MakeAsync(shop);
        return
        [
            new(() => ledger.Call("listHandles"), run.A.Treasury),
            new(() => ledger.Call("createAddress").Key(), run.A.Treasury) { Body = new JsonObject { ["address"] = addresses.New(), ["accountId"] = shop } },
            new(() => ledger.Call("resolveAddress"), run.A.Treasury) { Body = AddressChecks.At(address) },
            .. await OfferedCalls.OfAsync(() => RequestsAsync(run, ledger, address)),
            .. await OfferedCalls.OfAsync(() => MandateCalls.MakeAsync(run, address)),
        ];
    }

    private static async Task<IReadOnlyList<GoodCall>> RequestsAsync(CheckRun run, Ledger ledger, string address)
    {
        var (payable, unwanted, mistaken) = (await AskedPayment.MakeAsync(run), await AskedPayment.MakeAsync(run), await AskedPayment.MakeAsync(run));
        var draft = AskedPayment.Draft(ledger, await ledger.OpenAsync(), address, await AskedPayment.ExpiryAsync(run, TimeSpan.FromDays(30)));
        return
        [
            new(() => ledger.Call("listPaymentRequests"), run.A.Treasury),
            new(() => ledger.Call("createPaymentRequest").Key(), run.A.Treasury) { Body = draft },
            OfTreasury(run, () => payable.Call("getPaymentRequest")),
            OfTreasury(run, () => payable.Call("approvePaymentRequest").Key()) with { State = new(() => payable.Call("getPaymentRequest"), run.A.Treasury) },
            OfTreasury(run, () => unwanted.Call("declinePaymentRequest")) with { State = new(() => unwanted.Call("getPaymentRequest"), run.A.Treasury) },
            OfTreasury(run, () => mistaken.Call("cancelPaymentRequest")) with { State = new(() => mistaken.Call("getPaymentRequest"), run.A.Treasury) },
        ];
    }

    private static async Task<IReadOnlyList<GoodCall>> QrCallsAsync(CheckRun run)
    {
        var shown = await ShownCode.OpenAsync(run);
        return
        [
            new(() => run.Api("payments").Call("makeQrCode"), run.A.Treasury) { Body = shown.Draft(), OtherOwner = run.A.Rival, OtherTenant = () => run.B.Treasury },
            new(() => run.Api("payments").Call("readQrCode"), run.A.Treasury) { Body = new JsonObject { ["payload"] = await shown.PayloadAsync() } },
        ];
    }

    // A target without an owner of the switch reverses nothing.
    private static async Task<IReadOnlyList<GoodCall>> ReversalsAsync(CheckRun run, Ledger ledger, string treasury, string shop)
    {
        if (!run.A.Tenant.Clients.Any(client => client.Role == "switch"))
        {
            return [];
        }

        var wrong = (await ledger.PayAsync(treasury, shop, "3.00")).MustBe(201).Member("transferId");
        return
        [
            new(() => ledger.Call("reverseTransfer").Path("transferId", wrong).Key(), run.A.Switch)
            {
                Body = new JsonObject { ["reason"] = "generated" },
                OtherTenant = () => run.B.Switch,
                State = new(() => ledger.Call("getAccount").Path("accountId", treasury), run.A.Treasury),
            },
        ];
    }

    private static GoodCall OfAccount(CheckRun run, string operation, string account) =>
        OfTreasury(run, () => run.Api("payments").Call(operation).Path("accountId", account)) with
        {
            State = new(() => run.Api("payments").Call("getAccount").Path("accountId", account), run.A.Treasury),
        };

    private static GoodCall OfTreasury(CheckRun run, Func<OperationCall> make) => new(make, run.A.Treasury) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Treasury };
}
