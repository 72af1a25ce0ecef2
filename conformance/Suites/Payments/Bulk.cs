using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>A debtor's account of the treasury, and the batches that are paid from it.</summary>
internal sealed record Bulk(CheckRun Run, Ledger Ledger, string Debtor)
{
    public const string JsonLines = "application/jsonl";

    private const int MostLooks = 500;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <param name="floor">How far below zero the debtor's account may go.</param>
    public static async Task<Bulk> OpenAsync(CheckRun run, string floor = "-1000000.00", Actor? owner = null)
    {
        var ledger = Ledger.Of(run, owner ?? run.A.Treasury);
        return new Bulk(run, ledger, await ledger.OpenAsync("treasury", floor));
    }

    /// <summary>A line of JSON lines.</summary>
    public static string Line(string account, string amount) => new JsonObject { ["accountId"] = account, ["amount"] = amount, ["reference"] = "conformance" }.ToJsonString();

    public static string LineTo(string address, string amount) => new JsonObject { ["address"] = address, ["amount"] = amount, ["reference"] = "conformance" }.ToJsonString();

    public JsonObject Draft(int count, string total, string executeAt = "")
    {
        var draft = new JsonObject { ["debtorAccountId"] = Debtor, ["reference"] = "conformance", ["lineCount"] = count, ["total"] = Ledger.Money(Ledger.Currency, total) };
        if (executeAt.Length > 0)
        {
            draft["executeAt"] = executeAt;
        }

        return draft;
    }

    /// <summary>Announces a batch and gives its id.</summary>
    /// <param name="ahead">How far ahead its moment is; none when absent.</param>
    public async Task<string> AnnounceAsync(int count, string total, TimeSpan? ahead = null)
    {
        var executeAt = ahead is { } span ? await AskedPayment.ExpiryAsync(Run, span) : "";
        return (await Ledger.Call("createBatch").Key().Json(Draft(count, total, executeAt)).SendAsync(Ledger.Owner)).MustBe(201).Member("batchId");
    }

    public Task<Answer> UploadAsync(string batch, params IEnumerable<string> lines) =>
        Call("uploadBatchLines", batch).Key().Raw(string.Join('\n', lines), JsonLines).SendAsync(Ledger.Owner);

    /// <summary>A batch that pays one amount to each account.</summary>
    public async Task<string> ValidatedAsync(string amount, TimeSpan? ahead, params string[] accounts)
    {
        var total = accounts.Length * decimal.Parse(amount, CultureInfo.InvariantCulture);
        var batch = await AnnounceAsync(accounts.Length, total.ToString("0.00", CultureInfo.InvariantCulture), ahead);
        Expect.Equal("validated", (await UploadAsync(batch, accounts.Select(account => Line(account, amount)))).MustBe(200).Member("status"), "state of the batch");
        return batch;
    }

    /// <summary>The same, released.</summary>
    public async Task<string> ReleasedAsync(string amount, TimeSpan? ahead, params string[] accounts)
    {
        var batch = await ValidatedAsync(amount, ahead, accounts);
        (await ReleaseAsync(batch)).MustBe(200);
        return batch;
    }

    public Task<Answer> ReleaseAsync(string batch) => Call("releaseBatch", batch).Key().SendAsync(Run.A.Releaser);

    public Task<Answer> ActAsync(string operation, string batch) => Call(operation, batch).SendAsync(Ledger.Owner);

    public Task<Answer> ReadAsync(string batch) => Call("getBatch", batch).SendAsync(Ledger.Owner);

    public async Task<string> StatusAsync(string batch) => (await ReadAsync(batch)).MustBe(200).Member("status");

    public Task<List<JsonElement>> LinesAsync(string batch) => Pages.WalkAsync(Call("listBatchLines", batch), Ledger.Owner, 100);

    /// <summary>What the report says, as <c>2 unknown</c>.</summary>
    public async Task<string> FindingsAsync(string batch) =>
        string.Join(", ", (await Pages.WalkAsync(Call("getBatchReport", batch), Ledger.Owner, 100)).Select(item => $"{item.GetProperty("line")} {item.GetProperty("finding")}"));

    /// <summary>Waits until the server has paid a batch.</summary>
    public async Task MustCompleteAsync(string batch)
    {
        var status = await StatusAsync(batch);
        for (var look = 0; look < MostLooks && status == "processing"; look++)
        {
            await Run.DelayAsync(BetweenLooks);
            status = await StatusAsync(batch);
        }

        Expect.Equal("completed", status, "state of a released batch after some time");
    }

    public OperationCall Call(string operation, string batch) => Ledger.Call(operation).Path("batchId", batch);
}
