using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of what batches are made of, and of who sees and releases them.</summary>
internal static class BatchMutants
{
    private const string Table = "batches";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M86", "PAY-10.1", "Every client of the tenant reads a batch.") { Sql = statement => Everybody(statement, "getBatch") },
        new("PAY-M87", "PAY-10.1", "Every client of the tenant reads the result of a batch.") { Sql = statement => Everybody(statement, "getBatchResult") },
        new("PAY-M88", "PAY-10.2", "It is not told which line is malformed.") { Answer = traffic => traffic.AnswerBody = traffic.AnswerBody.Replace("/lines/2", "/lines/1", StringComparison.Ordinal) },
        new("PAY-M89", "PAY-10.2", "A line of nothing is passed over.") { Before = PassOver },
        new("PAY-M90", "PAY-10.3", "Control totals are not looked at.")
        {
            Sql = statement =>
            {
                if (Call.Runs("uploadBatchLines") && statement.Is("UPDATE", Table))
                {
                    statement.Put("Rejected", "Validated");
                }
            },
        },
        new("PAY-M91", "PAY-10.4", "Lines to nobody stay.") { Sql = statement => Keep(statement, "Unknown") },
        new("PAY-M92", "PAY-10.4", "Lines to frozen and closed accounts stay.") { Sql = statement => Keep(statement, "Inactive") },
        new("PAY-M93", "PAY-10.4", "Lines to accounts of another currency stay.") { Sql = statement => Keep(statement, "Currency") },
        new("PAY-M94", "PAY-10.4", "Lines to the debtor stay.") { Sql = statement => Keep(statement, "Debtor") },
        new("PAY-M95", "PAY-10.5", "Lines to an account that is paid already stay.") { Sql = statement => Keep(statement, "Duplicate") },
        new("PAY-M96", "PAY-10.7", "Who made a batch releases it.")
        {
            Read = row =>
            {
                if (row.Is("PaymentBatch") && Call.Runs("releaseBatch"))
                {
                    row["Owner"] = "somebody";
                }
            },
        },
        new("PAY-M97", "PAY-10.8", "A release does not look at the budget.") { Sql = statement => Account(statement, "releaseBatch", ">= \"\\w+\"\\.\"floor\"", ">= -999999999999999999 + \"floor\"") },
        new("PAY-M98", "PAY-10.9", "A release reserves nothing.") { Sql = statement => Amount(statement, "releaseBatch") },
        new("PAY-M99", "PAY-10.14", "A cancelled batch keeps its reserve.") { Sql = statement => Amount(statement, "cancelBatch") },
        new("PAY-M100", "PAY-10.15", "A batch is resumed whatever its state is.")
        {
            Sql = statement =>
            {
                if (Call.Runs("resumeBatch") && statement.Is("UPDATE", Table))
                {
                    statement.Replace("\"\\w+\"\\.\"status\" (= |IN \\()(@\\w+)\\)?", "$2 = $2");
                }
            },
        },
        new("PAY-M101", "PAY-10.16", "The result leaves excluded lines out.")
        {
            Sql = statement =>
            {
                if (Call.Runs("getBatchResult") && statement.Is("SELECT", "batch_lines"))
                {
                    statement.Replace("WHERE ", "WHERE \"status\" <> 'Excluded' AND ");
                }
            },
        },
    ];

    private static void Everybody(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", Table))
        {
            statement.Ignore("owner");
        }
    }

    private static void PassOver(Call call)
    {
        if (call.Is("uploadBatchLines"))
        {
            using var reader = new StreamReader((Stream)call.Arguments[1]!);
            var lines = reader.ReadToEndAsync().GetAwaiter().GetResult().Split('\n').Where(line => line.Length > 0);
            call.Arguments[1] = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        }
    }

    // The statement that excludes for this reason finds nothing.
    private static void Keep(Statement statement, string finding)
    {
        if (Call.Runs("uploadBatchLines") && statement.Is("UPDATE", "batch_lines") && statement.Has(finding))
        {
            statement.Replace("WHERE (?=\"\\w+\"\\.\"tenant\"|\"\\w+\"\\.\"batch_id\")", "WHERE 1 = 0 AND ");
        }
    }

    private static void Account(Statement statement, string operation, string pattern, string by)
    {
        if (Call.Runs(operation) && statement.Is("UPDATE", "accounts"))
        {
            statement.Replace(pattern, by);
        }
    }

    // What is to be kept or freed of an account is nothing.
    private static void Amount(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("UPDATE", "accounts"))
        {
            statement.PutAmounts(0);
        }
    }
}
