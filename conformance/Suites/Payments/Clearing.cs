using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Two participants that a check has for itself, and an account at each: the treasury acts for the first, the rival for the second.</summary>
internal sealed record Clearing(CheckRun Run, string First, string Second, string FirstAccount, string SecondAccount)
{
    public static async Task<Clearing> OpenAsync(CheckRun run)
    {
        var (first, second) = (await RegisteredAsync(run, "treasury"), await RegisteredAsync(run, "rival"));
        return new Clearing(run, first, second, await AccountAsync(run, run.A.Treasury, first), await AccountAsync(run, run.A.Rival, second));
    }

    /// <summary>A new participant for which a client acts; gives its code.</summary>
    public static async Task<string> RegisteredAsync(CheckRun run, string role)
    {
        var code = NewCode(run);
        (await RegisterAsync(run, code, role)).MustBe(201);
        return code;
    }

    /// <summary>A code that nobody has.</summary>
    public static string NewCode(CheckRun run) => string.Concat(run.Unique("p").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    public static JsonObject Draft(CheckRun run, string code, string role = "treasury") => new() { ["participant"] = code, ["name"] = "Conformance", ["clientId"] = run.A.ClientOf(role).ClientId };

    public static Task<Answer> RegisterAsync(CheckRun run, string code, string role = "treasury") =>
        run.Api("payments").Call("registerParticipant").Key().Json(Draft(run, code, role)).SendAsync(run.A.Switch);

    public static async Task<string> AccountAsync(CheckRun run, Actor by, string participant) => (await TryAccountAsync(run, by, participant)).MustBe(201).Member("accountId");

    public static Task<Answer> TryAccountAsync(CheckRun run, Actor by, string participant)
    {
        var currency = run.A.Data("currency");
        var draft = new JsonObject { ["kind"] = "treasury", ["name"] = run.Unique("account"), ["currency"] = currency, ["floor"] = Ledger.Money(currency, "-1000.00"), ["participant"] = participant };
        return run.Api("payments").Call("openAccount").Key().Json(draft).SendAsync(by);
    }

    /// <summary>Pays from the first participant to the second, or back, and gives the transfer's id.</summary>
    public async Task<string> PayAsync(string amount, bool back = false) => (back
        ? await Ledger.Of(Run, Run.A.Rival).PayAsync(SecondAccount, FirstAccount, amount)
        : await Ledger.Of(Run).PayAsync(FirstAccount, SecondAccount, amount)).MustBe(201).Member("transferId");

    public static Task<Answer> TurnAsync(CheckRun run) => run.Api("payments").Call("openSettlementWindow").Key().SendAsync(run.A.Switch);

    /// <summary>Closes the open window and gives its id.</summary>
    public static async Task<string> ClosedAsync(CheckRun run) => (await TurnAsync(run)).MustBe(201).Member("previousWindowId");

    public static OperationCall OfWindow(CheckRun run, string operation, string window) => run.Api("payments").Call(operation).Path("windowId", window);

    public static Task<Answer> ConfirmAsync(CheckRun run, string window) => OfWindow(run, "confirmSettlementWindow", window).Json(new { reference = "conformance" }).SendAsync(run.A.Switch);

    public OperationCall Statement(string window) => OfWindow(Run, "getSettlementStatement", window).Path("participant", First);

    /// <summary>What the first participant paid and received in a window, each as <c>id amount</c>; page by page.</summary>
    public async Task<IReadOnlyList<string>> CountedAsync(string window)
    {
        var (lines, cursor) = (new List<string>(), "");
        do
        {
            var call = Statement(window).Query("limit", "3");
            var page = (await (cursor.Length == 0 ? call : call.Query("cursor", cursor)).SendAsync(Run.A.Treasury)).MustBe(200);
            lines.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("transferId").GetString()} {AmountOf(item.GetProperty("amount"))}"));
            cursor = page.Json.TryGetProperty("nextCursor", out var next) ? next.GetString()! : "";
        }
        while (cursor.Length > 0);
        return lines;
    }

    /// <summary>Every position of a window, each as <c>participant currency paid received net</c>.</summary>
    public static async Task<IReadOnlyList<string[]>> PositionsAsync(CheckRun run, string window)
    {
        var page = (await OfWindow(run, "listSettlementPositions", window).Query("limit", "100").SendAsync(run.A.Switch)).MustBe(200);
        return [.. page.Json.GetProperty("items").EnumerateArray().Select(position => new[]
        {
            position.GetProperty("participant").GetString()!, position.GetProperty("net").GetProperty("currency").GetString()!,
            AmountOf(position.GetProperty("paid")), AmountOf(position.GetProperty("received")), AmountOf(position.GetProperty("net")),
        })];
    }

    public OperationCall Reconciliation(string window) => OfWindow(Run, "reconcileSettlementWindow", window).Path("participant", First);

    public Task<Answer> ReconcileAsync(string window, JsonObject list, Actor? by = null) => Reconciliation(window).Json(list).SendAsync(by ?? Run.A.Treasury);

    /// <summary>A list of lines <c>id amount</c>, or <c>id amount currency</c>.</summary>
    public JsonObject ListOf(IEnumerable<string> lines) => new() { ["items"] = new JsonArray([.. lines.Select(JsonNode (line) => Line(line.Split(' ')))]) };

    /// <summary>What was told, each as <c>id difference</c>.</summary>
    public static IEnumerable<string> Told(Answer answer) =>
        answer.MustBe(200).Json.GetProperty("differences").EnumerateArray().Select(found => $"{found.GetProperty("transferId").GetString()} {found.GetProperty("difference").GetString()}");

    public static decimal Number(string amount) => decimal.Parse(amount, CultureInfo.InvariantCulture);

    private JsonObject Line(string[] parts) => new JsonObject { ["transferId"] = parts[0], ["amount"] = Ledger.Money(parts.Length > 2 ? parts[2] : Run.A.Data("currency"), parts[1]) };

    private static string AmountOf(JsonElement money) => money.GetProperty("amount").GetString()!;
}
