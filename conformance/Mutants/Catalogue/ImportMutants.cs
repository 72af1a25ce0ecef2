using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of imports from a register, in their operations and in what works on them outside of every operation.</summary>
internal static class ImportMutants
{
    private const string Table = "register_imports";
    private const string Lines = "register_lines";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M335", "IDN-21.1", "Every client of the tenant reads an import.") { Sql = statement => EnrolmentMutants.Lift(statement, "getRegisterImport", Table, "client") },
        new("IDN-M336", "IDN-21.2", "An import is resumed whatever its state is.")
        {
            Sql = statement =>
            {
                if (Call.Runs("resumeRegisterImport") && statement.Is("UPDATE", Table))
                {
                    statement.Replace("\"\\w+\"\\.\"status\" (= |IN \\()(@\\w+)\\)?", "$2 = $2");
                }
            },
        },
        new("IDN-M337", "IDN-21.3", "Control totals are not looked at.")
        {
            Sql = statement =>
            {
                if (Call.Runs("uploadRegisterLines") && statement.Is("UPDATE", Table))
                {
                    statement.Replace("\"found_(count|digest)\" = @\\w+", "\"found_$1\" = \"expected_$1\"");
                }
            },
        },
        new("IDN-M338", "IDN-21.4", "The report does not say what is wrong with a line.") { After = (_, answer) => Reported(answer, items => items.Select(item => Without(item, "Member"))) },
        new("IDN-M339", "IDN-21.5", "An id that stands twice is not found.")
        {
            Sql = statement =>
            {
                if (Call.Runs("uploadRegisterLines") && statement.Is("UPDATE", Lines))
                {
                    statement.Replace("WHERE (?=\"\\w+\"\\.\"(tenant|import_id)\")", "WHERE 1 = 0 AND ");
                }
            },
        },
        new("IDN-M340", "IDN-21.6", "The report does not name lines with candidates.") { After = (_, answer) => Reported(answer, items => items.Where(item => $"{new Fields(item)["Finding"]}" != "Candidates")) },
        new("IDN-M341", "IDN-21.7", "Who made an import releases it.") { Read = row => On(row.Is("ImportOf") && Call.Runs("releaseRegisterImport"), () => row["Client"] = "somebody") },
        new("IDN-M342", "IDN-21.8", "A paused import goes on.")
        {
            Sql = statement => On(IsWorker(statement, "SELECT", Table) || IsWorker(statement, "UPDATE", Table), () => statement.Replace("\"status\" = 'Released'", "\"status\" IN ('Released', 'Paused')")),
            Read = row => On(Call.Current is null && row.Is("ImportOf") && $"{row["Status"]}" == "Paused", () => row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Released")),
        },
        new("IDN-M343", "IDN-21.9", "A line whose id stands in an earlier one enrols all the same.")
        {
            Sql = statement =>
            {
                On(IsWorker(statement, "SELECT", Lines), () => statement.Replace("\"finding\" = 'Candidates'", "\"finding\" <> 'Malformed'"));
                ClaimAgain(statement);
            },
            Read = row => On(Call.Current is null && row.Is("ImportLine") && $"{row["Finding"]}" == "Duplicate", () => row["Finding"] = null),
        },
        new("IDN-M344", "IDN-21.10", "A line with candidates enrols.")
        {
            Sql = statement => On(IsWorker(statement, "SELECT", "persons"), () => statement.Replace("(\"\\w+\"\\.\"date_of_birth\" = @\\w+)", "($1 AND 1 = 0)")),
        },
        new("IDN-M345", "IDN-21.11", "An id is taken again.") { Sql = ClaimAgain },
        new("IDN-M346", "IDN-21.12", "The result leaves excluded lines out.")
        {
            Sql = statement => On(Call.Runs("getRegisterResult") && statement.Is("SELECT", Lines), () => statement.Replace("WHERE ", "WHERE \"finding\" IS NULL AND ")),
        },
        new("IDN-M347", "IDN-21.13", "An activation takes another PIN than the person chose.") { Before = call => On(call.Is("activatePerson"), () => call.Body.Set("Pin", "502814")) },
        new("IDN-M348", "IDN-21.14", "A person is activated as often as anybody asks.")
        {
            Read = row => On(row.Is("Person") && Call.Runs("activatePerson"), () => row["AwaitsActivation"] = true),
            Sql = statement => On(Call.Runs("activatePerson") && statement.Is("UPDATE", "persons"), () => statement.Replace("AND \"\\w+\"\\.\"awaits_activation\"", "")),
        },
        new("IDN-M349", "IDN-21.15", "Who made an import activates its persons.")
        {
            Read = row => On(row.Is("ImportOf") && Call.Runs("activatePerson"), () => (row["Client"], row["ReleasedBy"]) = ("somebody", "somebody")),
        },
    ];

    private static bool IsWorker(Statement statement, string begin, string table) => Call.Current is null && statement.Is(begin, table);

    private static void ClaimAgain(Statement statement) =>
        On(IsWorker(statement, "INSERT", "register_ids"), () => statement.Replace("ON CONFLICT DO NOTHING", "ON CONFLICT DO UPDATE SET number = excluded.number"));

    private static void On(bool isMeant, Action spoil)
    {
        if (isMeant)
        {
            spoil();
        }
    }

    private static void Reported(object answer, Func<IReadOnlyList<object>, IEnumerable<object>> change)
    {
        if (answer.GetType().Name == "RegisterReport")
        {
            new Fields(answer).Change("Items", change);
        }
    }

    private static object Without(object item, string member)
    {
        new Fields(item).Set(member, null);
        return item;
    }
}
