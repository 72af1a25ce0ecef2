using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of what pays released batches, outside of every operation.</summary>
internal static class BatchPaymentMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M102", "PAY-10.6", "Excluded lines are paid, and stay excluded in the books.")
        {
            Read = row =>
            {
                if (Call.Runs("releaseBatch") && row.Is("PaymentBatch"))
                {
                    row["ExcludedSum"] = 0L;
                }
            },
            Sql = statement =>
            {
                if (IsWorker(statement, "SELECT", "batch_lines"))
                {
                    statement.Replace("\"status\" = 'Open'", "\"status\" <> 'Failed'");
                }

                // The store keeps an outcome for good: nothing is written there, and a row is changed to itself for each that was asked for.
                if (IsWorker(statement, "UPDATE", "batch_lines"))
                {
                    statement.Replace(
                        "^(UPDATE .* FROM (\\(SELECT .* AS v) WHERE )(.*)$",
                        "UPDATE \"accounts\" SET \"status\" = \"status\" WHERE \"id\" IN (SELECT t.\"creditor_account_id\" FROM \"batch_lines\" AS t, $2 WHERE t.\"status\" <> 'Open' AND $3); $1\"status\" = 'Open' AND $3");
                }
            },
        },
        new("PAY-M103", "PAY-10.10", "A line moves the least amount.")
        {
            Read = row =>
            {
                if (Call.Current is null && row.Is("PaymentBatchLine"))
                {
                    row["Amount"] = 1L;
                }
            },
        },
        new("PAY-M104", "PAY-10.11", "A paused batch pays on.")
        {
            Sql = statement =>
            {
                if (IsWorker(statement, "SELECT", "batches") || IsWorker(statement, "UPDATE", "batches"))
                {
                    statement.Replace("\"status\" = 'Processing'", "\"status\" IN ('Processing', 'Paused')");
                }
            },
            Read = row =>
            {
                if (Call.Current is null && row.Is("PaymentBatch") && $"{row["Status"]}" == "Paused")
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Processing");
                }
            },
        },
        new("PAY-M105", "PAY-10.12", "A batch pays as soon as it is released.")
        {
            Sql = statement =>
            {
                if (IsWorker(statement, "SELECT", "batches"))
                {
                    statement.Replace("(\"\\w+\"\\.\"execute_at\" <= @\\w+)", "($1 OR 1 = 1)");
                }
            },
        },
        new("PAY-M106", "PAY-10.13", "A cancellation is told and not done.")
        {
            Sql = statement =>
            {
                if (Call.Runs("cancelBatch") && statement.Is("UPDATE", "batches"))
                {
                    statement.Put("Cancelled", "Processing");
                }
            },
        },
    ];

    private static bool IsWorker(Statement statement, string begin, string table) => Call.Current is null && statement.Is(begin, table);
}
