using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of vouchers: who sees them, and the money that they set aside.</summary>
internal static class VoucherMutants
{
    private const string Table = "vouchers";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M190", "PAY-13.1", "Every client of the tenant reads a voucher.") { Sql = statement => Everybody(statement, "getVoucher") },
        new("PAY-M191", "PAY-13.1", "Every client of the tenant cancels a voucher.") { Sql = statement => Everybody(statement, "cancelVoucher") },
        new("PAY-M192", "PAY-13.2", "Vouchers are issued on every account.") { Read = row => OfKind(row, "issueVoucher", "Treasury") },
        new("PAY-M193", "PAY-13.3", "An issue sets the least amount aside.") { Sql = statement => Amounts(statement, "issueVoucher", 1) },
        new("PAY-M194", "PAY-13.4", "An issue sets nothing aside.") { Sql = statement => Amounts(statement, "issueVoucher", 0) },
        new("PAY-M195", "PAY-13.5", "Secret numbers are counted up.") { Write = CountedNumbers.Keep, After = CountedNumbers.Tell },
        new("PAY-M196", "PAY-13.6", "A repeat of the issue tells the secret number again.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/vouchers"))
                {
                    traffic.ChangeAnswer(answer => Again(answer, traffic.Memory));
                }
            },
        },
        new("PAY-M197", "PAY-13.6", "Whoever reads a voucher is told its secret number.")
        {
            After = (call, answer) =>
            {
                if (answer.GetType().Name == "Voucher")
                {
                    var voucher = new Fields(answer);
                    voucher.Set("SecretNumber", call.Memory.First($"secret of {voucher["VoucherId"]}", $"{voucher["SecretNumber"]}"));
                }
            },
        },
        new("PAY-M207", "PAY-13.14", "An expiry that cannot be is set to tomorrow.")
        {
            Before = call =>
            {
                if (call.Is("issueVoucher"))
                {
                    call.Body.Set("ExpiresAt", call.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1));
                }
            },
        },
        new("PAY-M208", "PAY-13.15", "A cancelled voucher keeps its money set aside.") { Sql = statement => Amounts(statement, "cancelVoucher", 0) },
        new("PAY-M209", "PAY-13.15", "An expired voucher keeps its money set aside.")
        {
            Sql = statement =>
            {
                if (Call.Current is null && statement.Is("UPDATE", "accounts"))
                {
                    statement.PutAmounts(0);
                }
            },
        },
        new("PAY-M210", "PAY-13.16", "What is active is activated again.")
        {
            Sql = statement =>
            {
                if (Call.Runs("activateVoucher") && statement.Is("UPDATE", Table))
                {
                    statement.Replace("\"status\" (= @\\w+|= 'Issued'|IN \\([^)]*\\)) AND", "\"status\" IN ('Issued', 'Active') AND");
                }
            },
        },
        new("PAY-M212", "PAY-13.18", "The list holds what every client issued.") { Sql = statement => Everybody(statement, "listVouchers") },
        new("PAY-M213", "PAY-13.19", "An account is closed whatever its vouchers need.")
        {
            Sql = statement =>
            {
                if (Call.Runs("closeAccount") && statement.Is("UPDATE", "accounts"))
                {
                    statement.Replace("(\"\\w+\"\\.\"reserved\" = 0)", "($1 OR 1 = 1)");
                }
            },
        },
        new("PAY-M215", "PAY-13.21", "Details of a merchant are dropped where they do not fit.")
        {
            Before = call =>
            {
                if (call.Is("openAccount") && $"{call.Body["Kind"]}" != "Merchant")
                {
                    call.Body.Set("Merchant", null);
                }
            },
        },
    ];

    internal static void OfKind(Row row, string operation, string kind)
    {
        if (row.Is("LedgerAccount") && Call.Runs(operation))
        {
            row["Kind"] = Enum.Parse(row["Kind"]!.GetType(), kind);
        }
    }

    private static void Again(JsonObject answer, Memory memory)
    {
        if (answer["voucherId"] is { } id)
        {
            answer["secretNumber"] = memory.First($"secret of {id}", $"{answer["secretNumber"]}");
        }
    }

    private static void Everybody(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", Table))
        {
            statement.Ignore("owner");
        }
    }

    private static void Amounts(Statement statement, string operation, long by)
    {
        if (Call.Runs(operation) && statement.Is("UPDATE", "accounts"))
        {
            statement.PutAmounts(by);
        }
    }
}
