using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A treasury that disputes what it paid to a shop, which got 50.00 besides: what it pays back too much, it could pay.</summary>
internal sealed record DisputeCase(CheckRun Run, string Treasury, string Shop, Actor Payee)
{
    /// <summary>What is paid, and how much of it is disputed.</summary>
    public const string Paid = "10.00", Asked = "7.00";

    /// <summary>The digest of some document.</summary>
    public const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Ledger Ledger => Ledger.Of(Run);

    /// <param name="payee">Whose the shop is; the rival's when absent.</param>
    /// <param name="besides">What it got besides.</param>
    public static async Task<DisputeCase> MakeAsync(CheckRun run, Actor? payee = null, string besides = "50.00")
    {
        var by = payee ?? run.A.Rival;
        var made = new DisputeCase(run, await Ledger.Of(run).OpenTreasuryAsync(), await Ledger.Of(run, by).OpenAsync(), by);
        (await made.Ledger.PayAsync(made.Treasury, made.Shop, besides)).MustBe(201);
        return made;
    }

    public async Task<string> PaidAsync() => (await Ledger.PayAsync(Treasury, Shop, Paid)).MustBe(201).Member("transferId");

    public JsonObject Draft(string amount = Asked) => Said("Never came", new JsonObject { ["amount"] = Ledger.Money(Ledger.Currency, amount), ["reason"] = "notReceived" });

    public static JsonObject Said(string statement, JsonObject? more = null)
    {
        var said = more ?? [];
        said["statement"] = statement;
        said["evidence"] = new JsonArray(new JsonObject { ["description"] = $"Proof: {statement}", ["sha256"] = Digest });
        return said;
    }

    public Task<Answer> OpenAsync(string transfer, string amount = Asked, Actor? by = null) => Opening(transfer).Key().Json(Draft(amount)).SendAsync(by ?? Run.A.Treasury);

    public OperationCall Opening(string transfer) => Run.Api("payments").Call("openDispute").Path("transferId", transfer);

    /// <summary>A dispute of a payment of its own, opened a moment ago.</summary>
    public async Task<string> OpenedAsync() => (await OpenAsync(await PaidAsync())).MustBe(201).Member("disputeId");

    public async Task<string> ContestedAsync()
    {
        var id = await OpenedAsync();
        (await ActAsync("contest", id)).MustBe(200);
        return id;
    }

    /// <summary>Does what the one whose act it is does.</summary>
    public Task<Answer> ActAsync(string act, string id, Actor? by = null, string? key = null)
    {
        var call = Call($"{act}Dispute", id);
        return act switch
        {
            "withdraw" => call.SendAsync(by ?? Run.A.Treasury),
            "accept" => call.Header("Idempotency-Key", key ?? Run.Unique("key")).SendAsync(by ?? Payee),
            "contest" => call.Json(Said("It came")).SendAsync(by ?? Payee),
            "uphold" => call.Header("Idempotency-Key", key ?? Run.Unique("key")).Json(Decision()).SendAsync(by ?? Run.A.Switch),
            _ => call.Json(Decision()).SendAsync(by ?? Run.A.Switch),
        };
    }

    public static JsonObject Decision() => new() { ["statement"] = "So it is" };

    public Task<Answer> RefundAsync(string transfer, string amount) =>
        Run.Api("payments").Call("createRefund").Path("transferId", transfer).Key().Json(new { amount = Ledger.Money(Ledger.Currency, amount), reference = "conformance" }).SendAsync(Payee);

    public OperationCall Call(string operation, string id) => Run.Api("payments").Call(operation).Path("disputeId", id);

    public Task<Answer> ReadAsync(string id, Actor? by = null) => Call("getDispute", id).SendAsync(by ?? Run.A.Treasury);

    /// <summary>Expects that of some disputes the list of each state holds those that are in it, and no other.</summary>
    public async Task MustListAsync(params (string Id, string Status)[] disputes)
    {
        foreach (var status in disputes.Select(dispute => dispute.Status).Append("rejected").Distinct())
        {
            // Newest first: of other checks at the same time there are fewer than a page.
            var answer = (await Run.Api("payments").Call("listDisputes").Query("limit", "100").Query("status", status).SendAsync(Run.A.Treasury)).MustBe(200);
            var items = answer.Json.GetProperty("items").EnumerateArray().ToList();
            var listed = items.Select(item => item.GetProperty("disputeId").GetString()).ToHashSet();
            Expect.Equal(string.Join(", ", disputes.Where(dispute => dispute.Status == status)), string.Join(", ", disputes.Where(dispute => listed.Contains(dispute.Id))), $"own disputes in the list of what is {status}", answer);
            Expect.That(items.All(item => item.GetProperty("status").GetString() == status), $"only what is {status}", answer.Text, answer);
        }
    }

    public async Task<string> StatusAsync(string id) => (await ReadAsync(id)).MustBe(200).Member("status");

    /// <summary>Moves the clock past the moment at which a dispute is due.</summary>
    public async Task MissAsync(string id)
    {
        var dispute = (await ReadAsync(id)).MustBe(200).Json;
        var last = dispute.GetProperty("history").EnumerateArray().Last().GetProperty("at").GetDateTimeOffset();
        await SandboxControl.AdvanceAsync(Run, dispute.GetProperty("dueAt").GetDateTimeOffset() - last + TimeSpan.FromMinutes(1));
    }

    /// <summary>Expects that the shop holds a sum.</summary>
    public Task MustHoldAsync(string amount) => Ledger.Of(Run, Payee).MustHoldAsync(Shop, amount);
}
