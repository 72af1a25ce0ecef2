using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the payment of bills, and of how bills end.</summary>
internal static class BillPaymentMutants
{
    // The statement that ends a bill, and after it one that finds a row where the first found none.
    private const string Ends = "(?s)^(UPDATE \"bills\" .*\"id\" = (@\\w+).*?);?$";
    private const string AlwaysEnds = "$1; UPDATE \"accounts\" SET \"balance\" = \"balance\" WHERE changes() = 0 AND \"id\" = (SELECT \"creditor_account_id\" FROM \"bills\" WHERE \"id\" = $2)";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M239", "PAY-15.11", "A bill costs the least amount.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("CustomerBill"))
                {
                    row["Amount"] = 1L;
                }
            },
        },
        new("PAY-M240", "PAY-15.12", "Whatever amount is named, what is due is paid.")
        {
            After = (call, answer) =>
            {
                if (call.Is("issueBill") && answer.GetType().Name == "Bill")
                {
                    var bill = new Fields(answer);
                    call.Memory[$"amount of {bill["BillNumber"]}"] = $"{bill.Of("Amount")["Amount"]}";
                }
            },
            Before = call =>
            {
                if (call.Is("payBill") && call.Memory[$"amount of {call.Body["BillNumber"]}"] is { } due)
                {
                    call.Body.Of("Amount").Set("Amount", due);
                }
            },
        },
        new("PAY-M241", "PAY-15.13", "What is paid is paid again.") { Read = row => Reopen(row, "Paid"), Sql = statement => End(statement, "payBill") },
        new("PAY-M242", "PAY-15.17", "What was taken back is paid.") { Read = row => Reopen(row, "Cancelled"), Sql = statement => End(statement, "payBill") },
        new("PAY-M243", "PAY-15.14", "A payment that is refused ends the bill.")
        {
            After = (call, answer) =>
            {
                if (call.Is("payBill") && answer.GetType().Name == "ProblemDetails")
                {
                    call.Memory[$"unpaid {call.Body["BillNumber"]}"] = "yes";
                }
            },
            Read = row =>
            {
                if (row.Is("CustomerBill") && $"{row["Status"]}" == "Due" && row.Memory[$"unpaid {row["Number"]}"] is not null)
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Cancelled");
                }
            },
        },
        new("PAY-M244", "PAY-15.15", "Bills are paid from accounts of every client.")
        {
            Sql = statement =>
            {
                if (Call.Runs("payBill") && statement.Is("SELECT", "accounts"))
                {
                    statement.Ignore("owner");
                }
            },
        },
        new("PAY-M245", "PAY-15.16", "A bill lives for a year longer than it says.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("CustomerBill"))
                {
                    row["ExpiresAt"] = row.Get<DateTimeOffset>("ExpiresAt").AddYears(1);
                }
            },
        },
        new("PAY-M246", "PAY-15.16", "What has expired is taken back.")
        {
            Sql = statement =>
            {
                if (Call.Runs("cancelBill") && statement.Is("UPDATE", "bills"))
                {
                    statement.Ignore("expires_at");
                }
            },
        },
        new("PAY-M247", "PAY-15.17", "Whatever has ended is taken back again.") { Sql = statement => End(statement, "cancelBill") },
        new("PAY-M248", "PAY-15.18", "The key of a payment is not looked at.")
        {
            Request = traffic =>
            {
                if (traffic.Is("POST", "/bill-payments"))
                {
                    traffic.Request.Headers["Idempotency-Key"] = Guid.CreateVersion7().ToString();
                }
            },
        },
        new("PAY-M249", "PAY-15.19", "The receipt names what the bill is for.")
        {
            Read = row =>
            {
                if (row.Is("CustomerBill") && Call.Runs("payBill"))
                {
                    row["Reference"] = row["Purpose"];
                }
            },
        },
    ];

    private static void Reopen(Row row, string status)
    {
        if (row.Is("CustomerBill") && Call.Runs("payBill") && $"{row["Status"]}" == status)
        {
            row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Due");
        }
    }

    private static void End(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("UPDATE", "bills"))
        {
            statement.Replace(Ends, AlwaysEnds);
        }
    }
}
