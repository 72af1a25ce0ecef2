using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of disputes: who sees and changes them, their clocks and their history.</summary>
internal static class DisputeMutants
{
    private const string Table = "disputes";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M300", "PAY-18.1", "Every client of the tenant reads a dispute.") { Sql = statement => Everybody(statement, "getDispute", "payer") },
        new("PAY-M301", "PAY-18.2", "Every client of the tenant disputes a payment.")
        {
            Sql = statement =>
            {
                if (Call.Runs("openDispute") && statement.Is("SELECT", "transfers"))
                {
                    statement.Ignore("owner");
                }
            },
        },
        new("PAY-M302", "PAY-18.3", "A refund is disputed.")
        {
            Read = row =>
            {
                if (row.Is("LedgerTransfer") && Call.Runs("openDispute"))
                {
                    row["Kind"] = Enum.Parse(row["Kind"]!.GetType(), "Payment");
                }
            },
        },
        new("PAY-M303", "PAY-18.4", "A payment is disputed for ever.")
        {
            Read = row =>
            {
                if (row.Is("LedgerTransfer") && Call.Runs("openDispute"))
                {
                    row["PostedAt"] = Call.Current!.Services.GetRequiredService<TimeProvider>().GetUtcNow();
                }
            },
        },
        new("PAY-M304", "PAY-18.6", "An opening does not look at the disputes of before.")
        {
            Sql = statement =>
            {
                if (Call.Runs("openDispute") && statement.Is("SELECT", Table))
                {
                    statement.Replace("(\"\\w+\"\\.\"original_transfer_id\" = @\\w+)", "($1 AND 1 = 0)");
                }
            },
        },
        new("PAY-M305", "PAY-18.7", "A rejected dispute is kept as withdrawn.")
        {
            Sql = statement =>
            {
                if (Call.Runs("rejectDispute") && statement.Is("UPDATE", Table))
                {
                    statement.Put("Rejected", "Withdrawn");
                }
            },
        },
        new("PAY-M306", "PAY-18.13", "Every client of the tenant withdraws a dispute.") { Sql = statement => Everybody(statement, "withdrawDispute", "payer") },
        new("PAY-M307", "PAY-18.14", "Every client of the tenant accepts a dispute.") { Sql = statement => Everybody(statement, "acceptDispute", "payee") },
        new("PAY-M308", "PAY-18.14", "Every client of the tenant contests a dispute.") { Sql = statement => Everybody(statement, "contestDispute", "payee") },
        new("PAY-M309", "PAY-18.15", "A dispute waits for its answer for ever.") { After = (_, answer) => Told(answer, "Unanswered", "Opened") },
        new("PAY-M310", "PAY-18.16", "A dispute is contested when its time is over.")
        {
            Sql = statement =>
            {
                if (Call.Runs("contestDispute") && statement.Is("UPDATE", Table))
                {
                    statement.Ignore("due_at");
                }
            },
        },
        new("PAY-M311", "PAY-18.16", "An unanswered dispute is rejected.") { Sql = statement => AnyState(statement, "<=") },
        new("PAY-M312", "PAY-18.17", "A dispute waits for its decision for ever.") { After = (_, answer) => Told(answer, "Overdue", "Contested") },
        new("PAY-M313", "PAY-18.18", "A dispute is rejected before it is contested.") { Sql = statement => AnyState(statement, ">") },
        new("PAY-M314", "PAY-18.19", "The history does not tell what was said.") { Write = row => Step(row, "Contested", "Statement", null) },
        new("PAY-M315", "PAY-18.19", "The history does not name the evidence.") { Write = row => Step(row, "Contested", "Evidence", null) },
        new("PAY-M316", "PAY-18.19", "The history tells of another who decided.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("DisputeStep") && $"{row["Act"]}" == "Upheld")
                {
                    row["By"] = Enum.Parse(row["By"]!.GetType(), "Payee");
                }
            },
        },
        new("PAY-M317", "PAY-18.19", "The history tells of every act as of a day later.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("DisputeStep"))
                {
                    row["At"] = row.Get<DateTimeOffset>("At").AddDays(1);
                }
            },
        },
        new("PAY-M318", "PAY-18.20", "The list holds the disputes of every client.") { Sql = statement => Everybody(statement, "listDisputes", "payer") },
        new("PAY-M345", "PAY-18.23", "The list of one state holds every dispute.") { Sql = statement => List(statement, () => statement.Ignore("status")) },
        new("PAY-M346", "PAY-18.23", "The list of one state does not look at the clock.") { Sql = statement => List(statement, () => statement.Ignore("due_at")) },
        new("PAY-M347", "PAY-18.24", "What has run out is in the list of no state.") { Sql = statement => List(statement, () => statement.Replace("(\"\\w+\"\\.\"due_at\" <= @\\w+)", "($1 AND 1 = 0)")) },
    ];

    private static void List(Statement statement, Action spoil)
    {
        if (Call.Runs("listDisputes") && statement.Is("SELECT", Table))
        {
            spoil();
        }
    }

    private static void Everybody(Statement statement, string operation, string party)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", Table))
        {
            statement.Ignore(party);
        }
    }

    /// <summary>Takes any state for one from which a rejection leads, on one side of the moment at which the dispute is due.</summary>
    private static void AnyState(Statement statement, string side)
    {
        if (Call.Runs("rejectDispute") && statement.Is("UPDATE", Table))
        {
            statement.Replace($"(\"\\w+\"\\.\"status\" (?:= @\\w+|IN \\([^)]*\\))) AND (\"\\w+\"\\.\"due_at\" {side} )", "($1 OR 1 = 1) AND $2");
        }
    }

    private static void Told(object answer, string status, string by)
    {
        if (answer.GetType().Name == "Dispute" && $"{new Fields(answer)["Status"]}" == status)
        {
            new Fields(answer).Set("Status", Enum.Parse(new Fields(answer)["Status"]!.GetType(), by));
        }
    }

    private static void Step(Row row, string act, string member, object? value)
    {
        if (row.IsNew && row.Is("DisputeStep") && $"{row["Act"]}" == act)
        {
            row[member] = value;
        }
    }
}
