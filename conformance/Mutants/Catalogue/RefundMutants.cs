using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of refunds and reversals.</summary>
internal static class RefundMutants
{
    private const string SoFar = "(\"\\w+\"\\.\"original_transfer_id\" = @\\w+)";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M76", "PAY-8.1", "Who paid takes a refund.")
        {
            Sql = statement =>
            {
                if (Call.Runs("createRefund") && statement.Is("SELECT", "transfers") && statement.Is("SELECT", "accounts"))
                {
                    statement.Ignore("owner");
                }
            },
        },
        new("PAY-M77", "PAY-8.2", "What was refunded before is forgotten.") { Sql = statement => PaidBack(statement, "createRefund", "($1 AND 1 = 0)") },
        new("PAY-M78", "PAY-8.3", "A refund pays the least amount.") { Before = call => Least(call) },
        new("PAY-M79", "PAY-8.4", "A payment is reversed as often as asked.") { Sql = statement => PaidBack(statement, "reverseTransfer", "($1 AND 1 = 0)") },
        new("PAY-M81", "PAY-8.4", "A reversal takes the least amount back.")
        {
            Read = row =>
            {
                if (row.Is("LedgerTransfer") && Call.Runs("reverseTransfer"))
                {
                    row["Amount"] = 1L;
                }
            },
        },
        new("PAY-M82", "PAY-8.5", "A reversal does not look at refunds.") { Sql = statement => PaidBack(statement, "reverseTransfer", "($1 AND \"kind\" = 'Reversal')") },
        new("PAY-M83", "PAY-8.6", "What pays back does not say what.")
        {
            After = (call, answer) =>
            {
                if (call.Is("createRefund", "reverseTransfer") && answer.GetType().Name == "Transfer")
                {
                    new Fields(answer).Set("OriginalTransferId", null);
                }
            },
        },
        new("PAY-M84", "PAY-8.7", "A refund is refunded.") { Read = row => AsPayment(row, "createRefund") },
        new("PAY-M85", "PAY-8.7", "A reversal is reversed.") { Read = row => AsPayment(row, "reverseTransfer") },
    ];

    private static void PaidBack(Statement statement, string operation, string by)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", "transfers"))
        {
            statement.Replace(SoFar, by);
        }
    }

    private static void Least(Call call)
    {
        if (call.Is("createRefund"))
        {
            call.Body.Of("Amount").Set("Amount", "0.01");
        }
    }

    private static void AsPayment(Row row, string operation)
    {
        if (row.Is("LedgerTransfer") && Call.Runs(operation))
        {
            row["Kind"] = Enum.Parse(row["Kind"]!.GetType(), "Payment");
        }
    }
}
