using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of settlement: who sees it, what is counted, and its nets.</summary>
internal static class SettlementMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M280", "PAY-17.1", "Every client sees the statement of a participant.") { Sql = statement => Unasked(statement, "getSettlementStatement") },
        new("PAY-M281", "PAY-17.2", "A code that is taken is registered with a letter more.")
        {
            Before = call =>
            {
                if (call.Is("registerParticipant"))
                {
                    var code = $"{call.Body["Participant"]}";
                    if (call.Memory[$"taken {code}"] is not null)
                    {
                        call.Body.Set("Participant", $"{code}x");
                    }

                    call.Memory[$"taken {code}"] = "yes";
                }
            },
        },
        new("PAY-M282", "PAY-17.3", "Every client opens accounts at a participant.") { Sql = statement => Unasked(statement, "openAccount") },
        new("PAY-M283", "PAY-17.4", "What a participant receives is not counted.") { After = (call, answer) => Items(call, answer, items => items.Where(item => AmountOf(item)[0] == '-')) },
        new("PAY-M284", "PAY-17.5", "An account that pays within its participant is taken for one of the tenant's own.") { Before = Remember, After = Place, Read = TakeForOwn },
        new("PAY-M285", "PAY-17.6", "A statement holds what other windows counted.")
        {
            Sql = statement =>
            {
                if (Call.Runs("getSettlementStatement") && statement.Is("SELECT", "settlement_entries"))
                {
                    statement.Ignore("window_id");
                }
            },
        },
        new("PAY-M286", "PAY-17.7", "The list says of every window that it is open.")
        {
            After = (_, answer) =>
            {
                if (answer.GetType().Name == "SettlementWindowPage")
                {
                    foreach (var window in new Fields(answer).Get<System.Collections.IEnumerable>("Items"))
                    {
                        var fields = new Fields(window);
                        fields.Set("Status", Enum.Parse(fields["Status"]!.GetType(), "Opened"));
                    }
                }
            },
        },
        new("PAY-M287", "PAY-17.8", "What was paid is taken for what was received.") { Write = row => Drawn(row, (paid, received) => (received, paid)) },
        new("PAY-M288", "PAY-17.9", "Whoever receives is drawn the least amount less.") { Write = row => Drawn(row, (paid, received) => (paid, received > 0 ? received - 1 : received)) },
        new("PAY-M289", "PAY-17.10", "The positions of every window are shown with those of the others.")
        {
            Sql = statement =>
            {
                if (Call.Runs("listSettlementPositions") && statement.Is("SELECT", "settlement_positions"))
                {
                    statement.Ignore("window_id");
                }
            },
        },
        new("PAY-M290", "PAY-17.11", "A window is confirmed whatever its state.")
        {
            Sql = statement =>
            {
                if (Call.Runs("confirmSettlementWindow") && statement.Is("UPDATE", "settlement_windows"))
                {
                    statement.Replace("\"status\" = 'Closed'", "\"status\" <> ''");
                }
            },
        },
        new("PAY-M291", "PAY-17.12", "A confirmation moves money.")
        {
            After = (call, answer) =>
            {
                if (call.Is("confirmSettlementWindow") && answer.GetType().Name == "SettlementWindow")
                {
                    call.Memory["confirmed"] = "yes";
                }
            },
            Read = row =>
            {
                if (row.Is("LedgerAccount") && Call.Runs("getAccount") && row.Memory["confirmed"] is not null && $"{row["Participant"]}" != "own")
                {
                    row["Balance"] = row.Get<long>("Balance") + 1;
                }
            },
        },
        new("PAY-M292", "PAY-17.13", "A page of a statement begins with the last transfer of the page before.")
        {
            Sql = statement =>
            {
                if (Call.Runs("getSettlementStatement") && statement.Is("SELECT", "settlement_entries"))
                {
                    statement.Replace("(\"\\w+\"\\.\"transfer_id\") > (@after\\w*)", "$1 >= $2");
                }
            },
        },
        new("PAY-M293", "PAY-17.14", "A closing loses the transfer that was counted last.")
        {
            After = (call, answer) =>
            {
                if (answer.GetType().Name == "SettlementStatement" && $"{new Fields(answer)["Status"]}" != "Opened" && new Fields(answer)["NextCursor"] is null)
                {
                    Items(call, answer, items => items.Take(Math.Max(items.Count() - 1, 0)));
                }
            },
        },
        new("PAY-M294", "PAY-17.15", "What was not counted is not told.") { After = (_, answer) => Untold(answer, "MissingHere") },
        new("PAY-M295", "PAY-17.16", "What the list lacks is not told.") { After = (_, answer) => Untold(answer, "MissingThere") },
        new("PAY-M296", "PAY-17.17", "Another currency is not told.") { After = (_, answer) => Untold(answer, "OtherCurrency") },
        new("PAY-M297", "PAY-17.18", "What is listed again is not told.") { After = (_, answer) => Untold(answer, "Duplicate") },
        new("PAY-M298", "PAY-17.19", "A list of a part is compared with the whole window.")
        {
            Before = call =>
            {
                if (call.Is("reconcileSettlementWindow"))
                {
                    call.Body.Set("UpTo", null);
                }
            },
        },
        new("PAY-M299", "PAY-17.20", "An open window is reconciled as it is.")
        {
            Read = row =>
            {
                if (row.Is("ClearingWindow") && Call.Runs("reconcileSettlementWindow"))
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Closed");
                }
            },
        },
    ];

    private static void Unasked(Statement statement, string operation)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", "participants"))
        {
            statement.Ignore("client");
        }
    }

    private static void Items(Call call, object answer, Func<IEnumerable<object>, IEnumerable<object>> change)
    {
        if (call.Is("getSettlementStatement") && answer.GetType().Name == "SettlementStatement")
        {
            new Fields(answer).Change("Items", change);
        }
    }

    private static string AmountOf(object item) => new Fields(item).Of("Amount").Get<string>("Amount");

    private static void Untold(object answer, string finding)
    {
        if (answer.GetType().Name == "ReconciliationReport")
        {
            new Fields(answer).Change("Differences", found => found.Where(difference => $"{new Fields(difference)["Difference"]}" != finding));
        }
    }

    private static void Drawn(Row row, Func<long, long, (long Paid, long Received)> change)
    {
        if (row.IsNew && row.Is("NetPosition"))
        {
            (row["Paid"], row["Received"]) = change(row.Get<long>("Paid"), row.Get<long>("Received"));
        }
    }

    /// <summary>Notes who pays whom.</summary>
    private static void Remember(Call call)
    {
        if (call.Is("createTransfer"))
        {
            call.Memory["pays"] = $"{call.Body["DebtorAccountId"]}";
            call.Memory["is paid"] = $"{call.Body.Of("Creditor")["AccountId"]}";
        }
    }

    /// <summary>Notes where an account is held.</summary>
    private static void Place(Call call, object answer)
    {
        if (answer.GetType().Name == "Account" && new Fields(answer)["Participant"] is { } participant)
        {
            call.Memory[$"at {new Fields(answer)["AccountId"]}"] = $"{participant}";
        }
    }

    private static void TakeForOwn(Row row)
    {
        if (row.Is("LedgerAccount") && Call.Runs("createTransfer") && $"{new Fields(row["Id"]!)["Value"]}" is var id && row.Memory["pays"] == id
            && row.Memory[$"at {id}"] is { } participant && row.Memory[$"at {row.Memory["is paid"]}"] == participant)
        {
            row["Participant"] = "own";
        }
    }
}
