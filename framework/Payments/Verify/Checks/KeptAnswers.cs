using System.Data.Common;
using System.Text;

namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I4: what a client was told is what the ledger holds.</summary>
/// <param name="file">The client's own log; <see langword="null"/> when there is none.</param>
internal sealed class KeptAnswers(string? file) : IInvariant
{
    private const string Claim = "each answer that a client wrote down has exactly one transfer, and is the answer that is kept";

    private const string Find = """
        SELECT k.transfer_id, t.currency, t.amount, i.body FROM @transfer_keys k
        JOIN @transfers t ON t.id = k.transfer_id
        LEFT JOIN @idempotency_keys i ON i.tenant = k.tenant AND i.client_id = k.client_id AND i.operation = k.operation AND i.key = k.key
        WHERE k.tenant = $1 AND k.client_id = $2 AND k.operation = $3 AND k.key = $4
        """;

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        if (file is null)
        {
            return new Finding("I4", Claim, faults, "nobody's log was given: --log FILE");
        }

        var lines = 0L;
        await foreach (var line in ClientLog.ReadAsync(file, cancellationToken))
        {
            lines++;
            await JudgeAsync(ledger, line, faults, cancellationToken);
        }

        return new Finding("I4", Claim, faults, lines == 0 ? "the log has no answer in it" : null, [$"{lines} answers in the log"]);
    }

    private static async Task JudgeAsync(LedgerSnapshot ledger, ClientLine line, Faults faults, CancellationToken cancellationToken)
    {
        var found = 0;
        var told = Encoding.UTF8.GetBytes(line.Body);
        await foreach (var row in ledger.RowsAsync(Find, cancellationToken, line.Tenant, line.Client, line.Operation, line.Key))
        {
            found++;
            if (Difference(row, told) is { } difference)
            {
                faults.Add($"key {line.Key} of client {line.Client}, tenant {line.Tenant}: {difference}");
            }
        }

        if (found != 1)
        {
            faults.Add($"key {line.Key} of client {line.Client}, tenant {line.Tenant}: was answered {line.Status} and has {found} transfers");
        }
    }

    private static string? Difference(DbDataReader row, byte[] told)
    {
        if (AnswerBody.TransferId(told) is var id && id != row.Id(0))
        {
            return $"the client was told transfer {id ?? "none"}, the ledger holds {row.Id(0)}";
        }

        if (AnswerBody.Amount(told) is var amount && amount != (row.Text(1), row.Text(2)))
        {
            return $"the client was told {amount}, the ledger holds {(row.Text(1), row.Text(2))}";
        }

        return row.IsDBNull(3) || told.AsSpan().SequenceEqual(row.Bytes(3)) ? null : "the answer that is kept is another";
    }
}
