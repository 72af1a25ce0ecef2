using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of requests to pay.</summary>
internal static class PaymentRequestMutants
{
    private const string Table = "payment_requests";
    private const string IsOpen = "\"status\" = 'Requested'";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M63", "PAY-7.1", "Every client of the tenant reads a request.") { Sql = statement => Everybody(statement, "getPaymentRequest") },
        new("PAY-M64", "PAY-7.2", "Who asks for money approves it too.") { Sql = statement => Everybody(statement, "approvePaymentRequest") },
        new("PAY-M65", "PAY-7.2", "Who asks for money declines it too.") { Sql = statement => Everybody(statement, "declinePaymentRequest") },
        new("PAY-M66", "PAY-7.3", "Who is asked takes the request back.") { Sql = statement => Everybody(statement, "cancelPaymentRequest") },
        new("PAY-M67", "PAY-7.4", "Approvals at the same time all pay.")
        {
            Sql = statement => End(statement, "approvePaymentRequest", IsOpen, "1 = 1"),
            Read = Reopen,
        },
        new("PAY-M68", "PAY-7.4", "An approval pays the least amount.")
        {
            Read = row =>
            {
                if (row.Is("RequestToPay") && Call.Runs("approvePaymentRequest"))
                {
                    row["Amount"] = 1L;
                }
            },
        },
        new("PAY-M69", "PAY-7.5", "What was declined can be taken back.") { Sql = statement => End(statement, "cancelPaymentRequest", IsOpen, "\"status\" IN ('Requested', 'Declined')") },
        new("PAY-M70", "PAY-7.5", "What was cancelled can be declined.") { Sql = statement => End(statement, "declinePaymentRequest", IsOpen, "\"status\" IN ('Requested', 'Cancelled')") },
        new("PAY-M71", "PAY-7.6", "An approval that cannot be paid declines the request.")
        {
            After = (call, answer) =>
            {
                if (call.Is("approvePaymentRequest") && answer.GetType().Name == "ProblemDetails")
                {
                    call.Memory[$"unpaid {call.Arguments[0]}"] = "yes";
                }
            },
            Read = row =>
            {
                if (row.Is("RequestToPay") && row.Memory[$"unpaid {new Fields(row["Id"]!)["Value"]}"] is not null)
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Declined");
                }
            },
        },
        new("PAY-M72", "PAY-7.7", "A request lives for a year, whatever it says.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("RequestToPay"))
                {
                    row["ExpiresAt"] = row.Get<DateTimeOffset>("ExpiresAt").AddYears(1);
                }
            },
        },
        new("PAY-M73", "PAY-7.7", "A request that has expired can still be declined.") { Sql = statement => End(statement, "declinePaymentRequest", "(\"\\w+\"\\.\"expires_at\" > @\\w+)", "($1 OR 1 = 1)") },
        new("PAY-M74", "PAY-7.8", "An expiry that cannot be is set to tomorrow.")
        {
            Before = call =>
            {
                if (call.Is("createPaymentRequest"))
                {
                    call.Body.Set("ExpiresAt", call.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1));
                }
            },
        },
        new("PAY-M75", "PAY-7.9", "The list holds what every client is asked.") { Sql = statement => Everybody(statement, "listPaymentRequests") },
    ];

    private static void Everybody(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", Table))
        {
            statement.Ignore("owner");
        }
    }

    private static void End(Statement statement, string operation, string pattern, string by)
    {
        if (Call.Runs(operation) && statement.Is("UPDATE", Table))
        {
            statement.Replace(pattern, by);
        }
    }

    // What was approved already looks open to who approves.
    private static void Reopen(Row row)
    {
        if (row.Is("RequestToPay") && Call.Runs("approvePaymentRequest"))
        {
            row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Requested");
        }
    }
}
