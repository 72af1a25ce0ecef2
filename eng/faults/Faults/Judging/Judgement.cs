using System.CommandLine;
using DigitalIndiaStack.Faults.Load;
using DigitalIndiaStack.Payments.Verify;
using Npgsql;

namespace DigitalIndiaStack.Faults.Judging;

/// <summary>Holds the clients' own log against the transfers in the database: the key that a client chose stands in the reference, whatever the service kept of it.</summary>
internal static class Judgement
{
    /// <summary>Judges a run.</summary>
    /// <param name="verify">Whether the verifier of the ledger judges it too.</param>
    public static async Task<FaultReport> OfAsync(string connection, AnswerLog log, Counts counts, bool verify)
    {
        var paid = await ReadAsync(connection);
        var asked = log.Answers;
        var unanswered = asked.Count(pair => pair.Value is null);
        var lost = asked.Count(pair => pair.Value is not null && !paid.GetValueOrDefault(pair.Key, []).Any(id => pair.Value.Contains(id, StringComparison.OrdinalIgnoreCase)));
        var twice = paid.Count(pair => pair.Value.Count > 1);
        var never = paid.Keys.Count(key => !asked.ContainsKey(key));
        var (code, verdict) = verify ? await VerifyAsync(connection, log.Path) : (0, "the verifier of the ledger was not asked");
        var text = $"""
            {asked.Count} keys asked for, {asked.Count - unanswered} answered, {paid.Values.Sum(ids => ids.Count)} transfers
            {counts.Cuts} requests without an answer, {counts.Refusals} refused for now, {counts.Races} keys raced over both services, {counts.Repeats} repeated after their answer
            lost {lost}, twice {twice}, never asked for {never}, without an answer {unanswered}, told two things {log.Contradictions.Count}
            {verdict}
            """;
        return new FaultReport(text, asked.Count > unanswered && lost + twice + never + unanswered + log.Contradictions.Count == 0 && code == 0);
    }

    private static async Task<Dictionary<string, List<string>>> ReadAsync(string connection)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT reference, id::text FROM payments.transfers", database);
        await using var rows = await command.ExecuteReaderAsync();
        var paid = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            if (!paid.TryAdd(rows.GetString(0), [rows.GetString(1)]))
            {
                paid[rows.GetString(0)].Add(rows.GetString(1));
            }
        }

        return paid;
    }

    private static async Task<(int Code, string Verdict)> VerifyAsync(string connection, string log)
    {
        await using var output = new StringWriter();
        var code = await PaymentsCommand.Create().Parse(["verify", "--connection", connection, "--log", log]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (code, $"dis payments verify ends with {code}:\n{output.ToString().TrimEnd()}");
    }
}
