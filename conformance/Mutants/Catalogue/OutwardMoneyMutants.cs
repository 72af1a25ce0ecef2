using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of outward transfers: their money, their clocks, and what a late report owes.</summary>
internal static class OutwardMoneyMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M255", "PAY-19.5", "An acknowledgement names a transfer that is not the one that moved the money.")
        {
            After = (call, answer) =>
            {
                if (call.Is("createOutwardTransfer") && IsOutward(answer))
                {
                    new Fields(answer).Set("TransferId", Guid.CreateVersion7());
                }
            },
        },
        new("PAY-M329", "PAY-19.9", "A credit leaves the least amount on the transit account.") { After = (call, answer) => Note(call, answer, "creditOutwardTransfer"), Read = row => Leave(row, 1) },
        new("PAY-M330", "PAY-19.10", "A return leaves the least amount on the transit account.") { After = (call, answer) => Note(call, answer, "returnOutwardTransfer"), Read = row => Leave(row, 1) },
        new("PAY-M331", "PAY-19.11", "An outward transfer waits for its report for ever.") { After = (_, answer) => Tell(answer, "Deemed", fields => fields.Set("Status", Enum.Parse(fields["Status"]!.GetType(), "Acknowledged"))) },
        new("PAY-M332", "PAY-19.12", "What is deemed goes back at once.")
        {
            After = (call, answer) =>
            {
                if (IsOutward(answer) && $"{new Fields(answer)["Status"]}" == "Deemed")
                {
                    call.Memory["moved"] = "yes";
                }
            },
            Read = row => Leave(row, -1000),
        },
        new("PAY-M333", "PAY-19.13", "What is deemed is said to be so since its acknowledgement.") { After = (_, answer) => Tell(answer, "Deemed", fields => fields.Set("Since", fields["AcknowledgedAt"])) },
        new("PAY-M334", "PAY-19.14", "The day after the last one is not counted.") { Read = row => Shift(row, 1, "creditOutwardTransfer", "returnOutwardTransfer") },
        new("PAY-M335", "PAY-19.15", "A late credit pays nothing.") { Read = row => Shift(row, 400, "creditOutwardTransfer") },
        new("PAY-M336", "PAY-19.15", "A late return pays nothing.") { Read = row => Shift(row, 400, "returnOutwardTransfer") },
        new("PAY-M337", "PAY-19.16", "A report of the last day pays for one.") { Read = row => Shift(row, -1, "creditOutwardTransfer", "returnOutwardTransfer") },
        new("PAY-M338", "PAY-19.17", "A report whose compensation is refused is taken as one.")
        {
            After = (call, answer) =>
            {
                if (call.Is("creditOutwardTransfer", "returnOutwardTransfer") && !IsOutward(answer))
                {
                    call.Memory[$"refused {call.Arguments[0]}"] = "yes";
                }
            },
            Read = row =>
            {
                if (row.Is("OutwardPayment") && Call.Runs("getOutwardTransfer") && row.Memory[$"refused {new Fields(row["Id"]!)["Value"]}"] is not null)
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Returned");
                }
            },
        },
        new("PAY-M340", "PAY-19.19", "Whoever reports does not look at the reports beside theirs.")
        {
            Read = row =>
            {
                if (row.Is("OutwardPayment") && Call.Runs("creditOutwardTransfer", "returnOutwardTransfer"))
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Acknowledged");
                }
            },
        },
        new("PAY-M344", "PAY-19.14", "What is owed is told without the last day of it.")
        {
            After = (_, answer) =>
            {
                if (IsOutward(answer) && new Fields(answer).Of("Compensation") is var owed && owed.Get<int>("Days") > 1)
                {
                    owed.Set("Days", owed.Get<int>("Days") - 1);
                }
            },
        },
    ];

    private static bool IsOutward(object answer) => answer.GetType().Name == "OutwardTransfer";

    private static void Note(Call call, object answer, string operation)
    {
        if (call.Is(operation) && IsOutward(answer))
        {
            call.Memory["moved"] = "yes";
        }
    }

    private static void Leave(Row row, long rest)
    {
        if (row.Is("LedgerAccount") && Call.Runs("getAccount") && $"{row["Kind"]}" == "Transit" && row.Memory["moved"] is not null)
        {
            row["Balance"] = row.Get<long>("Balance") + rest;
        }
    }

    private static void Tell(object answer, string status, Action<Fields> change)
    {
        if (IsOutward(answer) && $"{new Fields(answer)["Status"]}" == status)
        {
            change(new Fields(answer));
        }
    }

    /// <summary>Moves the last day.</summary>
    private static void Shift(Row row, int days, params ReadOnlySpan<string> operations)
    {
        if (row.Is("OutwardPayment") && Call.Runs(operations))
        {
            row["LastDay"] = row.Get<DateOnly>("LastDay").AddDays(days);
        }
    }
}
