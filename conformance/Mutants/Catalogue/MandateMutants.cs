using System.Globalization;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of mandates and of what is collected under them.</summary>
internal static class MandateMutants
{
    private const string Table = "mandates";
    private const string Allowed = "\"\\w+\"\\.\"collections_per_period\"";
    private const string IsActive = "\"status\" = 'Active'";
    private const string IsFrom = "\"status\" (= @\\w+|IN \\([^)]*\\))";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M120", "PAY-11.1", "Every client of the tenant reads a mandate.") { Sql = statement => Everybody(statement, "getMandate") },
        new("PAY-M121", "PAY-11.2", "Who wants to collect approves it too.") { Sql = statement => Everybody(statement, "approveMandate") },
        new("PAY-M122", "PAY-11.2", "Who wants to collect resumes what the payer paused.") { Sql = statement => Everybody(statement, "resumeMandate") },
        new("PAY-M123", "PAY-11.3", "Every client of the tenant collects.") { Sql = statement => Everybody(statement, "createCollection") },
        new("PAY-M124", "PAY-11.4", "A collection moves the least amount.")
        {
            Before = call =>
            {
                if (call.Is("createCollection"))
                {
                    call.Body.Of("Amount").Set("Amount", "0.01");
                }
            },
        },
        new("PAY-M125", "PAY-11.5", "The ceiling is not looked at.") { Read = row => OnCollection(row, "Ceiling", long.MaxValue) },
        new("PAY-M126", "PAY-11.6", "Collections are counted and never too many.") { Sql = statement => Change(statement, "createCollection", Allowed, "1000000") },
        new("PAY-M127", "PAY-11.7", "A refused collection uses up the period.")
        {
            After = (call, answer) =>
            {
                if (call.Is("createCollection") && answer.GetType().Name == "ProblemDetails")
                {
                    call.Memory[Refused(call)] = "yes";
                }
            },
            Sql = statement =>
            {
                if (Call.Runs("createCollection") && statement.Memory[Refused(Call.Current!)] is not null)
                {
                    Change(statement, "createCollection", Allowed, "0");
                }
            },
        },
        new("PAY-M128", "PAY-11.8", "The first day is not waited for.") { Read = row => OnCollection(row, "StartsOn", new DateOnly(2020, 1, 1)) },
        new("PAY-M129", "PAY-11.9", "What is paused is collected under.")
        {
            Read = row => AsActive(row, "Paused"),
            Sql = statement => Change(statement, "createCollection", IsActive, "\"status\" IN ('Active', 'Paused')"),
        },
        new("PAY-M130", "PAY-11.9", "What is revoked is collected under.")
        {
            Read = row => AsActive(row, "Revoked"),
            Sql = statement => Change(statement, "createCollection", IsActive, "\"status\" IN ('Active', 'Revoked')"),
        },
        new("PAY-M131", "PAY-11.9", "What nobody has decided is collected under.")
        {
            Read = row => AsActive(row, "Proposed"),
            Sql = statement => Change(statement, "createCollection", IsActive, "\"status\" IN ('Active', 'Proposed')"),
        },
        new("PAY-M132", "PAY-11.10", "A mandate lives for a year longer than it says.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("DebitMandate"))
                {
                    row["EndsOn"] = row.Get<DateOnly>("EndsOn").AddYears(1);
                }
            },
        },
        new("PAY-M133", "PAY-11.10", "What has expired can still be approved.") { Sql = statement => Change(statement, "approveMandate", "(\"\\w+\"\\.\"ends_on\" >= @\\w+)", "($1 OR 1 = 1)") },
        new("PAY-M134", "PAY-11.11", "What was revoked can be resumed.") { Sql = statement => Change(statement, "resumeMandate", IsFrom, "\"status\" IN ('Paused', 'Revoked')") },
        new("PAY-M135", "PAY-11.11", "What was declined can be approved.") { Sql = statement => Change(statement, "approveMandate", IsFrom, "\"status\" IN ('Proposed', 'Declined')") },
        new("PAY-M136", "PAY-11.12", "Days that cannot be are set to the next month.")
        {
            Before = call =>
            {
                if (call.Is("proposeMandate"))
                {
                    call.Body.Set("StartsOn", null);
                    call.Body.Set("EndsOn", DateOnly.FromDateTime(call.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(30));
                }
            },
        },
        new("PAY-M137", "PAY-11.13", "The list holds what every client decides.") { Sql = statement => Everybody(statement, "listMandates") },
        new("PAY-M138", "PAY-11.14", "The key of a collection is not looked at.")
        {
            Request = traffic =>
            {
                if (traffic.Is("POST", "/collections"))
                {
                    traffic.Request.Headers["Idempotency-Key"] = Guid.CreateVersion7().ToString();
                }
            },
        },
    ];

    private static string Refused(Call call) => string.Create(CultureInfo.InvariantCulture, $"refused {call.Arguments[0]}");

    private static void Everybody(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", Table))
        {
            statement.Ignore("owner");
        }
    }

    private static void Change(Statement statement, string operation, string pattern, string by)
    {
        if (Call.Runs(operation) && statement.Is("UPDATE", Table))
        {
            statement.Replace(pattern, by);
        }
    }

    private static void OnCollection(Row row, string property, object value)
    {
        if (row.Is("DebitMandate") && Call.Runs("createCollection"))
        {
            row[property] = value;
        }
    }

    private static void AsActive(Row row, string state)
    {
        if (row.Is("DebitMandate") && Call.Runs("createCollection") && $"{row["Status"]}" == state)
        {
            row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Active");
        }
    }
}
