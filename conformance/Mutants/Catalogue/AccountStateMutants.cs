using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of frozen and closed accounts, and of what an account may pay.</summary>
internal static class AccountStateMutants
{
    private const string State = "(\"\\w+\"\\.\"status\") = @\\w+";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M36", "PAY-2.4", "A frozen account still pays.") { Read = row => AsActive(row, isDebit: true, "Frozen") },
        new("PAY-M37", "PAY-2.4", "A frozen account is still paid.") { Read = row => AsActive(row, isDebit: false, "Frozen") },
        new("PAY-M38", "PAY-2.5", "A closed account still pays.") { Read = row => AsActive(row, isDebit: true, "Closed") },
        new("PAY-M39", "PAY-2.5", "A closed account is still paid.") { Read = row => AsActive(row, isDebit: false, "Closed") },
        new("PAY-M40", "PAY-2.6", "An account with money on it is closed.") { Sql = statement => Closing(statement, "\"balance\" = 0", "\"balance\" >= 0") },
        new("PAY-M41", "PAY-2.6", "An account that owes money is closed.") { Sql = statement => Closing(statement, "\"balance\" = 0", "\"balance\" <= 0") },
        new("PAY-M42", "PAY-2.7", "Who closes an account does not see its postings any more.")
        {
            After = (call, answer) =>
            {
                if (call.Is("closeAccount"))
                {
                    call.Memory[$"closed {new Fields(answer)["AccountId"]}"] = "yes";
                }

                if (call.Is("getStatement") && answer.GetType().Name == "PostingPage" && call.Memory[$"closed {call.Arguments[0]}"] is not null)
                {
                    new Fields(answer).Change("Items", _ => []);
                }
            },
        },
        new("PAY-M43", "PAY-2.8", "A closed account can be frozen, and unfrozen again.") { Sql = statement => Changing(statement, "freezeAccount", State, "$1 <> 'Frozen'") },
        new("PAY-M44", "PAY-2.8", "An account that is not frozen is unfrozen once more.") { Sql = statement => Changing(statement, "unfreezeAccount", State, "$1 <> 'Closed'") },
        new("PAY-M45", "PAY-2.8", "A frozen account can be closed.") { Sql = statement => Changing(statement, "closeAccount", State, "$1 <> 'Closed'") },
        new("PAY-M46", "PAY-2.9", "The limits of persons are those of shops: none.")
        {
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Runs("createTransfer"))
                {
                    row["Kind"] = Enum.Parse(row["Kind"]!.GetType(), "Merchant");
                }
            },
        },
        new("PAY-M47", "PAY-2.10", "The limit of a day holds for each payment by itself.")
        {
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Runs("createTransfer"))
                {
                    row["SpentOn"] = null;
                }
            },
        },
        new("PAY-M48", "PAY-2.10", "What was paid on a day is forgotten with the next payment.") { Sql = statement => Spending(statement, "(\"spent\" = )(@\\w+)", "$1$2 - \"spent\"") },
        new("PAY-M49", "PAY-3.4", "Every currency has two digits.")
        {
            Before = call =>
            {
                if (call.Is("createTransfer") && call.Body.Of("Amount") is var money && money.Get<string>("Currency") is "JPY" && money.Get<string>("Amount").EndsWith(".00", StringComparison.Ordinal))
                {
                    money.Set("Amount", money.Get<string>("Amount")[..^".00".Length]);
                }
            },
        },
        new("PAY-M50", "PAY-3.4", "Three digits of a currency are taken for two when they are.")
        {
            Before = call =>
            {
                if (call.Is("createTransfer") && call.Body.Of("Amount") is var money && money.Get<string>("Currency") is "KWD" && money.Get<string>("Amount") is [.., '.', _, _] amount)
                {
                    money.Set("Amount", $"{amount}0");
                }
            },
        },
    ];

    /// <summary>Lets the account that pays, or the one that is paid, pass in a state in which it must not.</summary>
    private static void AsActive(Row row, bool isDebit, string state)
    {
        if (row.Is("LedgerAccount") && Call.Runs("createTransfer") && $"{row["Status"]}" == state && IsDebtor(row) == isDebit)
        {
            row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Active");
        }
    }

    private static bool IsDebtor(Row row) => new Fields(row["Id"]!).Get<Guid>("Value") == Call.Current!.Body.Get<Guid>("DebtorAccountId");

    private static void Closing(Statement statement, string pattern, string by) => Changing(statement, "closeAccount", pattern, by);

    private static void Changing(Statement statement, string operation, string pattern, string by)
    {
        if (Call.Runs(operation) && statement.Is("UPDATE", "accounts"))
        {
            statement.Replace(pattern, by);
        }
    }

    private static void Spending(Statement statement, string pattern, string by)
    {
        if (statement.Is("UPDATE", "accounts"))
        {
            statement.Replace(pattern, by);
        }
    }
}
