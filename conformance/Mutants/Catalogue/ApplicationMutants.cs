using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of enrolment with review: who sees, files and decides applications, and who is like whom.</summary>
internal static class ApplicationMutants
{
    private const string Table = "enrolment_applications";
    private const string Entity = "FiledApplication";
    private const string Evidence = """[{"description":"none","sha256":"0000000000000000000000000000000000000000000000000000000000000000"}]""";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M180", "IDN-14.1", "Every client of the tenant reads an application.") { Sql = statement => EnrolmentMutants.Lift(statement, "getEnrolment", Table, "client") },
        new("IDN-M182", "IDN-14.3", "An application tells of another who filed it.") { After = (_, answer) => Told(answer, told => told.Set("FiledBy", "somebody")) },
        new("IDN-M183", "IDN-14.4", "An agent files without a name.")
        {
            Before = call =>
            {
                if (call.Is("draftEnrolment") && call.Body["Agent"] is null)
                {
                    call.Body.Set("Agent", "unknown");
                }
            },
        },
        new("IDN-M184", "IDN-14.5", "Nobody looks among the enrolled for somebody like the person.") { Sql = statement => FindNone(statement, "submitEnrolment", @"@\w+") },
        new("IDN-M185", "IDN-14.6", "A wide letter is another letter.") { Read = row => Named(row, name => Regex.Replace(name, "[！-～]", "q")) },
        new("IDN-M186", "IDN-14.7", "Arabic and Devanagari letters are taken as they stand.")
        {
            Read = row => Named(row, name => string.Concat(name.Select(letter => letter is >= '\u0600' and <= '\u097F' ? (char)(letter + 0x4E00) : letter))),
        },
        new("IDN-M187", "IDN-14.8", "The parts of a name are not told apart.") { Read = row => Named(row, name => name.Replace(" ", "", StringComparison.Ordinal)) },
        new("IDN-M188", "IDN-14.9", "Exchanged dates are other dates.") { Sql = statement => FindNone(statement, "submitEnrolment", "@exchanged") },
        new("IDN-M189", "IDN-14.10", "An application names its candidates to everybody.")
        {
            Write = row =>
            {
                if (row.Is("ApplicationCandidate"))
                {
                    row.Memory[$"candidate of {row["ApplicationId"]}"] = $"{row["Other"]}";
                }
            },
            After = (call, answer) => Told(answer, told => told.Set("Reason", call.Memory[$"candidate of {told["ApplicationId"]}"] ?? told["Reason"])),
        },
        new("IDN-M190", "IDN-14.11", "Whoever filed an application decides it.")
        {
            Read = row => Decided(row, () => row["Hands"] = (string[])["somebody"]),
        },
        new("IDN-M191", "IDN-14.12", "A decision does not tell its reason.") { After = (_, answer) => Told(answer, told => told.Set("Reason", null)) },
        new("IDN-M192", "IDN-14.13", "Somebody with candidates is enrolled without a reason.")
        {
            Before = call =>
            {
                if (call.Is("issueEnrolment") && call.Body["Reason"] is null)
                {
                    call.Body.Set("Reason", "none");
                }
            },
        },
        new("IDN-M193", "IDN-14.14", "Every issue enrols.")
        {
            Read = row => Decided(row, () => (row["Status"], row["PinHash"]) = (Other(row["Status"]!, "Submitted"), row["PinHash"] ?? "pbkdf2-sha256$1000$AAAA$AAAA")),
            Sql = statement =>
            {
                FindNone(statement, "issueEnrolment", @"@\w+");
                if (Call.Runs("issueEnrolment") && statement.Is("UPDATE", Table))
                {
                    statement.Replace("(\"\\w+\"\\.\"status\" IN \\([^)]*\\))", "($1 OR 1 = 1)");
                }
            },
        },
        new("IDN-M194", "IDN-14.15", "An issue does not look for new candidates.") { Sql = statement => FindNone(statement, "issueEnrolment", @"@\w+") },
        new("IDN-M195", "IDN-14.16", "An application without evidence is submitted.") { Read = row => Named(row, name => name, () => row["Evidence"] = Evidence) },
    ];

    /// <summary>Lets a search among persons find nobody who was born on a day.</summary>
    private static void FindNone(Statement statement, string operation, string day)
    {
        if (Call.Runs(operation) && statement.Is("SELECT", "persons"))
        {
            statement.Replace($"(\"\\w+\"\\.\"date_of_birth\" = {day}\\b)", "($1 AND 1 = 0)");
        }
    }

    private static void Told(object answer, Action<Fields> change)
    {
        if (answer.GetType().Name == "EnrolmentApplication")
        {
            change(new Fields(answer));
        }
    }

    private static void Named(Row row, Func<string, string> change, Action? more = null)
    {
        if (row.Is(Entity) && Call.Runs("submitEnrolment"))
        {
            row["FullName"] = change(row.Get<string>("FullName"));
            more?.Invoke();
        }
    }

    private static void Decided(Row row, Action change)
    {
        if (row.Is(Entity) && Call.Runs("issueEnrolment", "rejectEnrolment"))
        {
            change();
        }
    }

    private static object Other(object value, string name) => Enum.Parse(value.GetType(), name);
}
