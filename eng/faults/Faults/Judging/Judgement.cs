using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using DigitalIndiaStack.Faults.Load;
using DigitalIndiaStack.Payments.Verify;

namespace DigitalIndiaStack.Faults.Judging;

/// <summary>Holds the clients' own log against the transfers in the database: the key that a client chose stands in the reference, whatever the service kept of it.</summary>
internal static class Judgement
{
    /// <summary>Judges a run.</summary>
    /// <param name="verify">Whether the verifier of the ledger judges it too.</param>
    public static async Task<FaultReport> OfAsync(LedgerStore ledger, AnswerLog log, Counts counts, bool verify)
    {
        var paid = await ReadAsync(ledger);
        var asked = log.Answers;
        var unanswered = asked.Count(pair => pair.Value is null);
        var lost = asked.Count(pair => pair.Value is not null && !paid.GetValueOrDefault(pair.Key, []).Any(id => pair.Value.Contains(id, StringComparison.OrdinalIgnoreCase)));
        var twice = paid.Count(pair => pair.Value.Count > 1);
        var never = paid.Keys.Count(key => !asked.ContainsKey(key));
        var (code, verdict) = verify ? await VerifyAsync(ledger, log.Path) : (0, "the verifier of the ledger was not asked");
        var text = $"""
            {asked.Count} keys asked for, {asked.Count - unanswered} answered, {paid.Values.Sum(ids => ids.Count)} transfers
            {counts.Requests} requests: {counts.Cuts} without an answer, {counts.Refusals} refused for now{counts.Reasons}; {counts.Races} keys raced over the services, {counts.Repeats} repeated after their answer
            lost {lost}, twice {twice}, never asked for {never}, without an answer {unanswered}, told two things {log.Contradictions.Count}, refused without a problem {counts.Bare}
            {verdict}
            """;
        return new FaultReport(text, asked.Count > unanswered && lost + twice + never + unanswered + log.Contradictions.Count + counts.Bare == 0 && code == 0);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The schema is one of two.")]
    private static async Task<Dictionary<string, List<string>>> ReadAsync(LedgerStore ledger)
    {
        await using var database = ledger.Connect();
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = $"SELECT reference, CAST(id AS text) FROM {ledger.Schema}transfers";
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

    private static async Task<(int Code, string Verdict)> VerifyAsync(LedgerStore ledger, string log)
    {
        await using var output = new StringWriter();
        var code = await PaymentsCommand.Create().Parse(["verify", .. ledger.Place, "--log", log]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (code, $"dis payments verify ends with {code}:\n{output.ToString().TrimEnd()}");
    }
}
