using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of bills: who issues and sees them, and what whoever holds a number is told.</summary>
internal static class BillMutants
{
    private const string Table = "bills";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static long last;

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M227", "PAY-15.1", "Every client of the tenant reads a bill.") { Sql = statement => Everybody(statement, "getBill") },
        new("PAY-M228", "PAY-15.1", "Every client of the tenant cancels a bill.") { Sql = statement => Everybody(statement, "cancelBill") },
        new("PAY-M229", "PAY-15.2", "Bills are issued to every account.") { Read = row => VoucherMutants.OfKind(row, "issueBill", "Merchant") },
        new("PAY-M230", "PAY-15.3", "A reference that is taken is given a letter more.")
        {
            Before = call =>
            {
                if (call.Is("issueBill"))
                {
                    var (account, reference) = ($"{call.Body["CreditorAccountId"]}", $"{call.Body["Reference"]}");
                    if (call.Memory[$"{account} {reference}"] is not null)
                    {
                        call.Body.Set("Reference", $"{reference}x");
                    }

                    call.Memory[$"{account} {reference}"] = "taken";
                }
            },
        },
        new("PAY-M231", "PAY-15.4", "Numbers are counted up.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("CustomerBill"))
                {
                    row["Number"] = Counted(Interlocked.Increment(ref last));
                }
            },
        },
        new("PAY-M232", "PAY-15.5", "Moments that cannot be are set to tomorrow.")
        {
            Before = call =>
            {
                if (call.Is("issueBill"))
                {
                    call.Body.Set("DueAt", call.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1));
                    call.Body.Set("ExpiresAt", call.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(2));
                }
            },
        },
        new("PAY-M233", "PAY-15.6", "A late amount is dropped where nothing is paid late.")
        {
            Before = call =>
            {
                if (call.Is("issueBill") && call.Body["ExpiresAt"] is null)
                {
                    call.Body.Set("LateAmount", null);
                }
            },
        },
        new("PAY-M234", "PAY-15.7", "Numbers are looked for in every tenant.")
        {
            Sql = statement =>
            {
                if (Call.Runs("inquireBill") && (statement.Is("SELECT", Table) || statement.Is("SELECT", "accounts")))
                {
                    statement.Ignore("tenant");
                }
            },
        },
        new("PAY-M235", "PAY-15.8", "The payee has the name that the bill gives it.")
        {
            After = (call, answer) =>
            {
                if (answer.GetType().Name == "PayableBill")
                {
                    new Fields(answer).Set("CreditorName", new Fields(answer)["Purpose"]);
                }
            },
        },
        new("PAY-M236", "PAY-15.9", "An inquiry knows no late amount.") { Read = row => Asked(row, bill => bill["LateAmount"] = null) },
        new("PAY-M237", "PAY-15.10", "An inquiry gives the account of the biller.") { Read = row => Asked(row, bill => bill["Purpose"] = ValueOf(bill["CreditorAccountId"])) },
        new("PAY-M238", "PAY-15.10", "An inquiry gives the transfer that paid.") { Read = row => Asked(row, bill => bill["Purpose"] = bill["TransferId"] is { } paid ? ValueOf(paid) : bill["Purpose"]) },
        new("PAY-M250", "PAY-15.20", "The list holds what every client issued.") { Sql = statement => Everybody(statement, "listBills") },
    ];

    private static void Asked(Row row, Action<Row> spoil)
    {
        if (row.Is("CustomerBill") && Call.Runs("inquireBill"))
        {
            spoil(row);
        }
    }

    private static string ValueOf(object? id) => $"{new Fields(id!)["Value"]}";

    private static void Everybody(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", Table))
        {
            statement.Ignore("owner");
        }
    }

    private static string Counted(long count)
    {
        var digits = new char[12];
        for (var place = digits.Length - 1; place >= 0; place--)
        {
            digits[place] = Alphabet[(int)(count % Alphabet.Length)];
            count /= Alphabet.Length;
        }

        return string.Join('-', digits.Chunk(4).Select(group => new string(group)));
    }
}
