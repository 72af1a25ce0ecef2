using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of outward transfers: who sees, makes and reports them, and what stays shut.</summary>
internal static class OutwardMutants
{
    private const string Table = "outward_payments";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M251", "PAY-19.1", "Every client of the tenant reads an outward transfer.") { Sql = statement => Everybody(statement, Table, "getOutwardTransfer", "payer") },
        new("PAY-M252", "PAY-19.2", "The list holds the outward transfers of every client.") { Sql = statement => Everybody(statement, Table, "listOutwardTransfers", "payer") },
        new("PAY-M253", "PAY-19.3", "Every client of the tenant pays out from an account.") { Sql = statement => Everybody(statement, "accounts", "createOutwardTransfer", "owner") },
        new("PAY-M254", "PAY-19.4", "What leaves to a participant without a transit account goes to that of another.") { Sql = statement => Everybody(statement, "accounts", "createOutwardTransfer", "participant") },
        new("PAY-M256", "PAY-19.6", "A transit account is paid like any other.")
        {
            Read = row =>
            {
                if (IsTransit(row) && Call.Runs("createTransfer"))
                {
                    row["Kind"] = Enum.Parse(row["Kind"]!.GetType(), "Treasury");
                }
            },
        },
        new("PAY-M257", "PAY-19.7", "A transit account without a participant is opened as a treasury's.")
        {
            Before = call =>
            {
                if (call.Is("openAccount") && $"{call.Body["Kind"]}" == "Transit" && call.Body["Participant"] is null)
                {
                    call.Body.Set("Kind", Enum.Parse(call.Body["Kind"]!.GetType(), "Treasury"));
                }
            },
        },
        new("PAY-M258", "PAY-19.8", "Every client of the tenant reports a credit.") { Sql = statement => Everybody(statement, Table, "creditOutwardTransfer", "reporter") },
        new("PAY-M259", "PAY-19.8", "Every client of the tenant reports a return.") { Sql = statement => Everybody(statement, Table, "returnOutwardTransfer", "reporter") },
        new("PAY-M339", "PAY-19.18", "What is returned is credited after that.") { Read = row => Reopen(row, "Returned", "creditOutwardTransfer") },
        new("PAY-M341", "PAY-19.20", "An outward transfer is disputed.")
        {
            Read = row =>
            {
                if (row.Is("LedgerTransfer") && Call.Runs("openDispute") && $"{row["Kind"]}" == "Outward")
                {
                    row["Kind"] = Enum.Parse(row["Kind"]!.GetType(), "Payment");
                }
            },
        },
        new("PAY-M342", "PAY-19.21", "A report names any account of the client.")
        {
            Read = row =>
            {
                if (row.Is("OutwardPayment") && Call.Runs("creditOutwardTransfer", "returnOutwardTransfer"))
                {
                    row.Memory["participant"] = $"{row["Participant"]}";
                }

                if (row.Is("LedgerAccount") && Call.Runs("creditOutwardTransfer", "returnOutwardTransfer") && row.Memory["participant"] is { } participant)
                {
                    row["Participant"] = participant;
                }
            },
        },
        new("PAY-M343", "PAY-19.22", "A closing does not look at what is on its way.")
        {
            Sql = statement =>
            {
                if (Call.Runs("closeAccount") && statement.Is("UPDATE", Table))
                {
                    statement.Replace("(\"\\w+\"\\.\"debtor_account_id\" = @\\w+)", "($1 AND 1 = 0)");
                }
            },
        },
    ];

    private static void Everybody(Statement statement, string table, string operation, string party)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", table))
        {
            statement.Ignore(party);
        }
    }

    private static bool IsTransit(Row row) => row.Is("LedgerAccount") && $"{row["Kind"]}" == "Transit";

    private static void Reopen(Row row, string status, string operation)
    {
        if (row.Is("OutwardPayment") && Call.Runs(operation) && $"{row["Status"]}" == status)
        {
            row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Acknowledged");
        }
    }
}
