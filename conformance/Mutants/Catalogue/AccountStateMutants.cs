using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of frozen and closed accounts, and of what an account may pay.</summary>
internal static class AccountStateMutants
{
    private const string IsActive = "\"status\" = 'Active'";

    private const string State = "(\"\\w+\"\\.\"status\") = @\\w+";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M36", "PAY-2.4", "A frozen account still pays.") { Sql = statement => Leg(statement, isDebit: true, "'Frozen'") },
        new("PAY-M37", "PAY-2.4", "A frozen account is still paid.") { Sql = statement => Leg(statement, isDebit: false, "'Frozen'") },
        new("PAY-M38", "PAY-2.5", "A closed account still pays.") { Sql = statement => Leg(statement, isDebit: true, "'Closed'") },
        new("PAY-M39", "PAY-2.5", "A closed account is still paid.") { Sql = statement => Leg(statement, isDebit: false, "'Closed'") },
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
        new("PAY-M47", "PAY-2.10", "The limit of a day holds for each payment by itself.") { Sql = statement => Spending(statement, "CASE[^=]+= @\\w+ THEN[^E]+ELSE 0\\s+END \\+ (@\\w+) <=", "$1 <=") },
        new("PAY-M48", "PAY-2.10", "What was paid on a day is forgotten with the next payment.") { Sql = statement => Spending(statement, "(SET \"spent\" = )CASE[^=]+= @\\w+ THEN[^E]+ELSE 0\\s+END \\+ ", "$1") },
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

    /// <summary>Lets accounts in a state pass where a leg is posted; a debit's change is below zero.</summary>
    private static void Leg(Statement statement, bool isDebit, string state)
    {
        var changes = statement.Parameters.Cast<System.Data.Common.DbParameter>().Select(parameter => parameter.Value).OfType<long>();
        if (Call.Runs("createTransfer") && statement.Is("UPDATE", "accounts") && changes.Any(change => change != 0 && change < 0 == isDebit))
        {
            statement.Replace(IsActive, $"\"status\" IN ('Active', {state})");
        }
    }

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
