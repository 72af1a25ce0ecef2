using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of disputes: the money that they pay back.</summary>
internal static class DisputeMoneyMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M319", "PAY-18.5", "An opening does not look at what is paid back.") { Sql = statement => Forget(statement, "openDispute", "transfers") },
        new("PAY-M320", "PAY-18.8", "A refund does not look at open disputes.") { Sql = statement => Forget(statement, "createRefund", "disputes") },
        new("PAY-M321", "PAY-18.8", "A reversal does not look at open disputes.") { Sql = statement => Forget(statement, "reverseTransfer", "disputes") },
        new("PAY-M322", "PAY-18.9", "An acceptance refunds the least amount.") { Read = row => Least(row, "acceptDispute") },
        new("PAY-M323", "PAY-18.9", "An acceptance does not tell its refund.")
        {
            After = (call, answer) =>
            {
                if (call.Is("acceptDispute") && answer.GetType().Name == "Dispute")
                {
                    new Fields(answer).Set("TransferId", null);
                }
            },
        },
        new("PAY-M324", "PAY-18.10", "What is upheld is refunded with the least amount.") { Read = row => Least(row, "upholdDispute") },
        new("PAY-M325", "PAY-18.11", "A refund that is refused ends the dispute.")
        {
            After = (call, answer) =>
            {
                if (call.Is("acceptDispute", "upholdDispute") && answer.GetType().Name != "Dispute")
                {
                    call.Memory[$"refused {call.Arguments[0]}"] = "yes";
                }
            },
            Read = row =>
            {
                if (row.Is("PaymentDispute") && Call.Runs("getDispute") && row.Memory[$"refused {new Fields(row["Id"]!)["Value"]}"] is not null)
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Withdrawn");
                }
            },
        },
        new("PAY-M326", "PAY-18.12", "A rejection moves money.") { After = (call, answer) => Note(call, answer, "rejectDispute"), Read = Moved },
        new("PAY-M327", "PAY-18.12", "A withdrawal moves money.") { After = (call, answer) => Note(call, answer, "withdrawDispute"), Read = Moved },
        new("PAY-M328", "PAY-18.21", "A refund does not look at the refunds beside it.") { Sql = statement => Forget(statement, "createRefund", "transfers") },
    ];

    /// <summary>Finds nothing that was paid back, or is disputed, of a payment.</summary>
    private static void Forget(Statement statement, string operation, string table)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", table))
        {
            statement.Replace("(\"\\w+\"\\.\"original_transfer_id\" = @\\w+)", "($1 AND 1 = 0)");
        }
    }

    private static void Least(Row row, string operation)
    {
        if (row.Is("PaymentDispute") && Call.Runs(operation))
        {
            row["Amount"] = 1L;
        }
    }

    private static void Note(Call call, object answer, string operation)
    {
        if (call.Is(operation) && answer.GetType().Name == "Dispute")
        {
            call.Memory["ended"] = "yes";
        }
    }

    private static void Moved(Row row)
    {
        if (row.Is("LedgerAccount") && Call.Runs("getAccount") && row.Memory["ended"] is not null)
        {
            row["Balance"] = row.Get<long>("Balance") + 1;
        }
    }
}
