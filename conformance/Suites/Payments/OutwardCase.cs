using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A treasury that pays out of the ledger, and a participant of the check's own with a transit account and one that pays what is owed.</summary>
/// <param name="Reporter">The client that acts for the participant.</param>
internal sealed record OutwardCase(CheckRun Run, string Treasury, string Participant, string Transit, string Own, Actor Reporter)
{
    /// <summary>What is paid out.</summary>
    public const string Paid = "10.00";

    private Ledger Ledger => Ledger.Of(Run);

    /// <param name="role">The role of the client that acts for the participant.</param>
    /// <param name="besides">What its own account got; nothing when empty.</param>
    public static async Task<OutwardCase> MakeAsync(CheckRun run, string role = "rival", string besides = "900000.00")
    {
        var (by, participant) = (role == "rival" ? run.A.Rival : run.A.Treasury, await Clearing.RegisteredAsync(run, role));
        var made = new OutwardCase(run, await Ledger.Of(run).OpenTreasuryAsync(), participant, await OpenedAsync(run, by, "transit", participant), await OpenedAsync(run, by, "merchant", participant), by);
        if (besides.Length > 0)
        {
            (await made.Ledger.PayAsync(made.Treasury, made.Own, besides)).MustBe(201);
        }

        return made;
    }

    public static async Task<string> OpenedAsync(CheckRun run, Actor by, string kind, string participant) => (await TryOpenAsync(run, by, kind, participant)).MustBe(201).Member("accountId");

    public static Task<Answer> TryOpenAsync(CheckRun run, Actor by, string kind, string? participant)
    {
        var draft = new JsonObject { ["kind"] = kind, ["name"] = run.Unique("account"), ["currency"] = run.A.Data("currency") };
        if (participant is not null)
        {
            draft["participant"] = participant;
        }

        return run.Api("payments").Call("openAccount").Key().Json(draft).SendAsync(by);
    }

    public JsonObject Draft(string kind = "person", string? participant = null, string? currency = null, string? debtor = null) => new()
    {
        ["debtorAccountId"] = debtor ?? Treasury,
        ["participant"] = participant ?? Participant,
        ["payee"] = new JsonObject { ["account"] = "0712345678", ["kind"] = kind },
        ["amount"] = Ledger.Money(currency ?? Ledger.Currency, Paid),
        ["reference"] = "conformance",
    };

    public OperationCall Making() => Run.Api("payments").Call("createOutwardTransfer");

    public Task<Answer> TryMakeAsync(JsonObject draft, Actor? by = null, string? key = null) => Making().Header("Idempotency-Key", key ?? Run.Unique("key")).Json(draft).SendAsync(by ?? Run.A.Treasury);

    /// <summary>Makes one and gives its id.</summary>
    public async Task<string> MadeAsync(string kind = "person") => (await TryMakeAsync(Draft(kind))).MustBe(201).Member("outwardTransferId");

    public OperationCall Call(string operation, string id) => Run.Api("payments").Call(operation).Path("outwardTransferId", id);

    /// <param name="what"><c>credit</c> or <c>return</c>.</param>
    public Task<Answer> ReportAsync(string what, string id, Actor? by = null, string? key = null, string? account = null) =>
        Call($"{what}OutwardTransfer", id).Header("Idempotency-Key", key ?? Run.Unique("key")).Json(Report(account)).SendAsync(by ?? Reporter);

    public JsonObject Report(string? account = null) => new() { ["accountId"] = account ?? Own };

    public Task<Answer> ReadAsync(string id, Actor? by = null) => Call("getOutwardTransfer", id).SendAsync(by ?? Run.A.Treasury);

    public async Task<string> StatusAsync(string id) => (await ReadAsync(id)).MustBe(200).Member("status");

    /// <summary>Moves the clock past the moment from which an outward transfer is deemed.</summary>
    public async Task MissAsync(string id)
    {
        var read = (await ReadAsync(id)).MustBe(200).Json;
        await SandboxControl.AdvanceAsync(Run, read.GetProperty("answerBy").GetDateTimeOffset() - read.GetProperty("acknowledgedAt").GetDateTimeOffset() + TimeSpan.FromMinutes(1));
    }

    /// <summary>Moves the clock so many days past the last day.</summary>
    public async Task DelayAsync(string id, int days)
    {
        var read = (await ReadAsync(id)).MustBe(200).Json;
        var ahead = Date(read, "lastDay").DayNumber - Date(read.GetProperty("compensation"), "asOf").DayNumber;
        await SandboxControl.AdvanceAsync(Run, TimeSpan.FromDays(ahead + days));
    }

    public static DateOnly Date(JsonElement of, string member) => DateOnly.ParseExact(of.GetProperty(member).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What an answer says is owed.</summary>
    public static decimal OwedBy(Answer answer) => Clearing.Number(answer.Json.GetProperty("compensation").GetProperty("amount").GetProperty("amount").GetString()!);

    /// <summary>What the payer's, the transit and the participant's own account hold.</summary>
    public async Task<(decimal Payer, decimal Transit, decimal Own)> HeldAsync()
    {
        var theirs = Ledger.Of(Run, Reporter);
        return (Clearing.Number(await Ledger.BalanceAsync(Treasury)), Clearing.Number(await theirs.BalanceAsync(Transit)), Clearing.Number(await theirs.BalanceAsync(Own)));
    }

    /// <summary>Expects what the accounts hold beside what they held.</summary>
    public async Task MustHaveMovedAsync((decimal Payer, decimal Transit, decimal Own) from, decimal payer, decimal transit, decimal own) =>
        Expect.Equal($"{from.Payer + payer:0.00} {from.Transit + transit:0.00} {from.Own + own:0.00}", await TextAsync(), "balances of the payer, the transit account and the participant's own");

    private async Task<string> TextAsync()
    {
        var (payer, transit, own) = await HeldAsync();
        return $"{payer:0.00} {transit:0.00} {own:0.00}";
    }
}
