using System.Data.Common;

namespace DigitalIndiaStack.Payments.Verify.Checks;

/// <summary>I7: who got no answer learns the outcome by repeating the key: what the key would be answered is what was paid.</summary>
internal sealed class LearnableOutcomes : IInvariant
{
    // An answer that is no longer kept is made again from the transfer of the key, so only kept ones can be wrong.
    private const string Answers = """
        SELECT i.tenant, i.client_id, i.operation, i.key, i.status, i.body, k.transfer_id
        FROM @idempotency_keys i
        LEFT JOIN @transfer_keys k ON k.tenant = i.tenant AND k.client_id = i.client_id AND k.operation = i.operation AND k.key = i.key
        WHERE k.transfer_id IS NOT NULL OR i.operation = 'createTransfer'
        """;

    private const string Dangling = "SELECT k.tenant, k.client_id, k.operation, k.key, k.transfer_id FROM @transfer_keys k WHERE NOT EXISTS (SELECT 1 FROM @transfers t WHERE t.id = k.transfer_id)";

    public async Task<Finding> CheckAsync(LedgerSnapshot ledger, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        await ledger.ReportAsync(faults, Dangling, row => $"{KeyOf(row)}: its transfer {row.Id(4)} is not there", cancellationToken);
        await foreach (var row in ledger.RowsAsync(Answers, cancellationToken))
        {
            if (FaultOf(row) is { } fault)
            {
                faults.Add($"{KeyOf(row)}: {fault}");
            }
        }

        return new Finding("I7", "a repeated key is answered with what was paid", faults);
    }

    private static string? FaultOf(DbDataReader row)
    {
        var status = row.GetInt32(4);
        var answered = AnswerBody.TransferId(row.Bytes(5));
        var paid = row.IsDBNull(6) ? null : row.Id(6);
        return status is < 200 or > 299 ? $"paid transfer {paid ?? "none"} and is answered {status}"
            : paid is null ? $"is answered with transfer {answered ?? "none"} and paid nothing"
            : answered != paid && (answered is not null || row.Text(2) == "createTransfer") ? $"paid transfer {paid} and is answered with {answered ?? "none"}"
            : null;
    }

    private static string KeyOf(DbDataReader row) => $"key {row.Text(3)} of client {row.Text(1)}, tenant {row.Text(0)}, {row.Text(2)}";
}
