using System.Globalization;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of transfers, postings and receipts.</summary>
internal static partial class TransferMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M10", "PAY-3.1", "The creditor's balance does not move.")
        {
            Sql = statement =>
            {
                Update(statement, "(\"\\w+\"\\.\"balance\" \\+ )(@\\w+)(?!\\s*[<>])", "$1min($2, 0)");
                Update(statement, "SET \"balance\" = (@\\w+)", "SET \"balance\" = min(\"balance\", $1)");
            },
        },
        new("PAY-M24", "PAY-3.2", "The floor of an account is not looked at.")
        {
            Sql = statement => Update(statement, "(>= \\(?)\"\\w+\"\\.\"floor\"", "$1-999999999999999999"),
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Runs("createTransfer"))
                {
                    row["Floor"] = -999_999_999_999_999_999L;
                }
            },
        },
        new("PAY-M05", "PAY-3.3", "A negative amount is taken for a positive one.") { Before = call => Amount(call, amount => amount.TrimStart('-')) },
        new("PAY-M34", "PAY-3.3", "An amount of zero is taken for the least one.") { Before = call => Amount(call, amount => amount == "0.00" ? "0.01" : amount) },
        new("PAY-M25", "PAY-3.4", "An amount is rounded to the digits of its currency.") { Before = call => Amount(call, Round) },
        new("API-M32", "API-5.5", "Missing digits of an amount are filled up.") { Before = call => Amount(call, amount => amount.Contains('.', StringComparison.Ordinal) ? amount : $"{amount}.00") },
        new("PAY-M06", "API-5.4", "An amount loses its minor units.") { Answer = traffic => traffic.AnswerBody = Minor().Replace(traffic.AnswerBody, "$1.00\"") },
        new("PAY-M13", "API-5.4", "Every currency is written with two digits.") { Answer = traffic => traffic.AnswerBody = NoMinor().Replace(traffic.AnswerBody, "$1.00\"") },
        new("PAY-M26", "PAY-3.5", "The currency of an account is not looked at.")
        {
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Current is { } call && call.Is("createTransfer"))
                {
                    row["Currency"] = call.Body.Of("Amount")["Currency"];
                }
            },
        },
        new("PAY-M27", "PAY-3.6", "Postings change after they were made.")
        {
            Read = row =>
            {
                if (row.Is("LedgerPosting") && Call.Runs("getStatement"))
                {
                    row["BalanceAfter"] = row.Get<long>("BalanceAfter") + row.Memory.Begin("read");
                }
            },
        },
        new("PAY-M09", "PAY-3.6", "A transfer that was posted can be deleted.")
        {
            Answer = traffic =>
            {
                if (traffic.Request.Method == "DELETE" && traffic.Path.StartsWith("/payments/v1/transfers/", StringComparison.Ordinal))
                {
                    traffic.Response.StatusCode = 204;
                    traffic.AnswerBody = "";
                }
            },
        },
        new("PAY-M35", "PAY-3.6", "A statement leaves out what is older than two postings.")
        {
            After = (call, answer) =>
            {
                if (call.Is("getStatement") && answer.GetType().Name == "PostingPage")
                {
                    new Fields(answer).Change("Items", items => items.Take(2));
                    new Fields(answer).Set("NextCursor", null);
                }
            },
        },
        new("PAY-M28", "PAY-3.7", "A transfer from an account to itself pays somebody else.")
        {
            Before = call =>
            {
                if (call.Is("createTransfer") && call.Body.Of("Creditor")["AccountId"] is Guid creditor)
                {
                    var other = call.Memory.Before("creditor", $"{creditor}");
                    call.Body.Of("Creditor").Set("AccountId", creditor == call.Body.Get<Guid>("DebtorAccountId") ? Guid.Parse(other) : creditor);
                }
            },
        },
        new("PAY-M29", "PAY-3.8", "Receipts are numbered one after the other.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("LedgerTransfer"))
                {
                    row["ReceiptNumber"] = $"R{row.Memory.Begin("receipt"):D12}";
                }
            },
        },
        new("PAY-M30", "PAY-3.9", "A person sees the receipts of others.") { Sql = statement => AnyLink(statement, "listOwnReceipts", "transfers") },
        new("PAY-M31", "PAY-4.2", "A person without an account is paid on somebody's.") { Sql = statement => AnyLink(statement, "createTransfer", "accounts") },
    ];

    private static void Amount(Call call, Func<string, string> spoil)
    {
        if (call.Is("createTransfer"))
        {
            call.Body.Of("Amount").Set("Amount", spoil(call.Body.Of("Amount").Get<string>("Amount")));
        }
    }

    private static string Round(string amount) =>
        decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value.ToString("0.00", CultureInfo.InvariantCulture) : amount;

    private static void Update(Statement statement, string pattern, string by)
    {
        if (statement.Is("UPDATE", "accounts"))
        {
            statement.Replace(pattern, by);
        }
    }

    private static void AnyLink(Statement statement, string operation, string table)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", table) && statement.Is("SELECT", "account_links"))
        {
            statement.Ignore("subject");
        }
    }

    [GeneratedRegex("(\"amount\":\"-?[0-9]+)\\.[0-9]{2}\"")]
    private static partial Regex Minor();

    [GeneratedRegex("(\"amount\":\"-?[0-9]+)\"")]
    private static partial Regex NoMinor();
}
