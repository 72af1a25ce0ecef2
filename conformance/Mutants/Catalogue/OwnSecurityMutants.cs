using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in the history of a person's sign-ins and in their lock.</summary>
internal static class OwnSecurityMutants
{
    private const string Entry = "SignInEvent";
    private const string IsLocked = "IsSignInLocked";
    private const string LockedAt = "SignInLockedAt";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M90", "IDN-8.1", "A wrong PIN stands in the history as a right one.") { Write = row => Change(row, "WrongPin", () => row["Outcome"] = OutcomeOf(row, "CodeSent")) },
        new("IDN-M92", "IDN-8.2", "The history does not tell which relying party signed the person in.") { Write = row => Change(row, "SignedIn", () => row["Client"] = null) },
        new("IDN-M93", "IDN-8.3", "The history is told oldest first.") { Sql = statement => History(statement, () => statement.Replace("DESC", "ASC")) },
        new("IDN-M94", "IDN-8.4", "Everybody is told the history of all.") { Sql = statement => History(statement, () => statement.Ignore("person_id")) },
        new("IDN-M95", "IDN-8.5", "The national number stands in the history.")
        {
            Read = row => row.Memory["number"] = row.Is("Person") ? $"{row["Number"]}" : row.Memory["number"] ?? "",
            Write = row => Change(row, "SignedIn", () => row["Client"] = row.Memory["number"]),
        },
        new("IDN-M96", "IDN-8.6", "Relying parties get in whoever has locked their sign-in.") { Read = row => OfPerson(row, () => row[IsLocked] = false) },
        new("IDN-M97", "IDN-8.7", "What was signed in before the lock is good again when it is unlocked.") { Read = row => OfPerson(row, () => row[LockedAt] = null) },
        new("IDN-M98", "IDN-8.8", "A session from before the lock unlocks it.")
        {
            Sql = statement => statement.Replace("""("\w+"\."sign_in_locked_at" >= "\w+"\."signed_in_at")""", "($1 AND 1 = 0)"),
        },
        new("IDN-M99", "IDN-8.9", "Unlocking is told and not done.")
        {
            Write = row => OfPerson(row, () => row[IsLocked] = row[LockedAt] is not null),
        },
        new("IDN-M91", "IDN-8.10", "A wrong PIN is answered otherwise while the sign-in is locked.")
        {
            Read = row => row.Memory["locked"] = row.Is("Person") ? $"{row[IsLocked]}" : row.Memory["locked"] ?? "",
            Request = traffic => traffic.Memory["locked"] = "",
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/identity/sign-in") && traffic.Response.StatusCode == 200 && traffic.Memory["locked"] == "True")
                {
                    traffic.Response.StatusCode = 423;
                }
            },
        },
    ];

    private static void Change(Row row, string outcome, Action change)
    {
        if (row.Is(Entry) && $"{row["Outcome"]}" == outcome)
        {
            change();
        }
    }

    private static void OfPerson(Row row, Action change)
    {
        if (row.Is("Person"))
        {
            change();
        }
    }

    private static void History(Statement statement, Action change)
    {
        if (statement.Is("SELECT", "sign_in_events"))
        {
            change();
        }
    }

    private static object OutcomeOf(Row row, string name) => Enum.Parse(row["Outcome"]!.GetType(), name);
}
