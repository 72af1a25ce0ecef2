using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of applications that are sent back, of the pages of the desk, and of the page of the verifier.</summary>
internal static partial class DeskMutants
{
    private const string Table = "enrolment_applications";
    private const string Entity = "FiledApplication";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M295", "IDN-14.26", "What was sent back does not tell the reason.")
        {
            After = (_, answer) =>
            {
                if (answer.GetType().Name == "EnrolmentApplication" && new Fields(answer) is var told && $"{told["Status"]}" == "Draft")
                {
                    told.Set("Reason", null);
                }
            },
        },
        new("IDN-M296", "IDN-14.27", "What was sent back keeps its candidates.") { Sql = statement => statement.Replace("(DELETE FROM \"enrolment_candidates\"[^;]*?WHERE )", "${1}1 = 0 AND ") },
        new("IDN-M297", "IDN-14.28", "Everybody is an agent and a reviewer.")
        {
            Read = row =>
            {
                if (row.Is("Person"))
                {
                    row["Roles"] = "identity-agent identity-reviewer";
                }
            },
        },
        new("IDN-M298", "IDN-14.29", "The desk shows the applications of all agents.") { Sql = statement => Lift(statement, "filed_by") },
        new("IDN-M299", "IDN-14.30", "The PIN that was typed at the desk is lost.")
        {
            Write = row =>
            {
                if (row.Is(Entity))
                {
                    row["PinHash"] = "pbkdf2-sha256$1000$AAAA$AAAA";
                }
            },
        },
        new("IDN-M300", "IDN-14.31", "Candidates are shown without their names.")
        {
            Answer = traffic =>
            {
                if (traffic.Request.Method == "GET" && traffic.Path.StartsWith("/identity/desk/review/", StringComparison.Ordinal))
                {
                    traffic.AnswerBody = NameOfCandidate().Replace(traffic.AnswerBody, "$1");
                }
            },
        },
        new("IDN-M301", "IDN-14.32", "The desk does not tell what was sent back from what was never sent.")
        {
            Read = row =>
            {
                if (row.Is(Entity) && $"{row["Status"]}" == "Draft")
                {
                    row["Reason"] = null;
                }
            },
        },
        new("IDN-M302", "IDN-14.33", "The page of a person's registration shows those of everybody.") { Sql = statement => Lift(statement, "person_id") },
        new("IDN-M303", "IDN-13.21", "The page of the verifier loads a picture from elsewhere.") { Answer = traffic => Verifier(traffic, "</main>", "<img src=\"https://cdn.example/logo.png\" alt=\"\"></main>") },
        new("IDN-M304", "IDN-13.22", "The page of the verifier may load what it likes.") { Answer = traffic => Verifier(traffic, "default-src 'none'; ", "") },
    ];

    private static void Lift(Statement statement, string column)
    {
        if (statement.Is("SELECT", Table))
        {
            statement.Ignore(column);
        }
    }

    private static void Verifier(Traffic traffic, string part, string by)
    {
        if (traffic.Is("GET", "/identity/verifier"))
        {
            traffic.AnswerBody = traffic.AnswerBody.Replace(part, by, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("(<tr data-candidate=.*?</th>).*?</bdi>", RegexOptions.Singleline)]
    private static partial Regex NameOfCandidate();
}
