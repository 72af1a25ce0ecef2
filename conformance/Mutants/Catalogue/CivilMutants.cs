using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in what becomes of persons who are enrolled: corrections, suspension, death and guardians.</summary>
internal static class CivilMutants
{
    private static readonly DateOnly Young = new(2020, 5, 5);
    private static readonly DateOnly Old = new(1980, 5, 5);

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M181", "IDN-14.2", "A guardianship is ended as often as anybody likes.")
        {
            Read = row => Change(row, "GuardianOf", "endGuardianship", () => row["EndedAt"] = null),
            Sql = statement => Spoil(statement, "endGuardianship", "guardianships", () => statement.Ignore("ended_at")),
        },
        new("IDN-M196", "IDN-14.17", "An issued correction changes nothing.") { Sql = statement => Spoil(statement, "issueEnrolment", "persons", () => statement.Replace("WHERE", "WHERE 1 = 0 AND")) },
        new("IDN-M197", "IDN-14.18", "A correction is kept as a draft, and another is taken.") { Write = row => Change(row, "FiledApplication", "requestCorrection", () => Set(row, "Status", "Draft")) },
        new("IDN-M198", "IDN-14.19", "Whoever is suspended signs in as before.")
        {
            Read = row =>
            {
                if (row.Is("Person") && $"{row["State"]}" == "Suspended")
                {
                    Set(row, "State", "Active");
                }
            },
        },
        new("IDN-M199", "IDN-14.20", "Reinstating is told and not done.") { Sql = statement => Spoil(statement, "reinstatePerson", "persons", () => statement.Put("Active", "Suspended")) },
        new("IDN-M200", "IDN-14.21", "The dead are reinstated.") { Sql = statement => Spoil(statement, "reinstatePerson", "persons", () => statement.Put("Suspended", "Deceased")) },
        new("IDN-M201", "IDN-14.22", "Whoever is of age is given a guardian.") { Read = row => Appoint(row, isMinor: true, () => row["DateOfBirth"] = Young) },
        new("IDN-M202", "IDN-14.23", "Anybody is made a guardian.")
        {
            Read = row => Appoint(row, isMinor: false, () =>
            {
                row["DateOfBirth"] = Old;
                Set(row, "State", "Active");
            }),
        },
        new("IDN-M203", "IDN-14.24", "Whoever is born on 29 February is of age a day too early.")
        {
            After = (_, answer) =>
            {
                if (answer.GetType().Name == "Guardianship" && new Fields(answer).Get<DateOnly>("Until") is { Month: 3, Day: 1 } until)
                {
                    new Fields(answer).Set("Until", until.AddDays(-1));
                }
            },
        },
        new("IDN-M204", "IDN-14.25", "A guardianship goes on when the minor is of age.")
        {
            After = (_, answer) =>
            {
                if (answer.GetType().Name == "GuardianshipList")
                {
                    new Fields(answer).Change("Items", items => items.Select(Revive));
                }
            },
        },
    ];

    private static object Revive(object item)
    {
        var told = new Fields(item);
        if ($"{told["Status"]}" == "Lapsed")
        {
            told.Set("Status", Enum.Parse(told["Status"]!.GetType(), "Active"));
        }

        return item;
    }

    private static void Appoint(Row row, bool isMinor, Action change)
    {
        if (row.Is("Person") && Call.Runs("appointGuardian") && $"{row["Id"]}" == $"{Call.Current!.Arguments[0]}" == isMinor)
        {
            change();
        }
    }

    private static void Change(Row row, string entity, string operation, Action change)
    {
        if (row.Is(entity) && Call.Runs(operation))
        {
            change();
        }
    }

    private static void Spoil(Statement statement, string operation, string table, Action change)
    {
        if (Call.Runs(operation) && statement.Is("UPDATE", table))
        {
            change();
        }
    }

    private static void Set(Row row, string member, string value) => row[member] = Enum.Parse(row[member]!.GetType(), value);
}
