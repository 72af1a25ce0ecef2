using System.Text.RegularExpressions;
using static DigitalIndiaStack.Conformance.Mutants.Catalogue.FactorMutants;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in what a person changes of their passkeys, and in what is told of them.</summary>
internal static partial class PasskeyCareMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M268", "IDN-17.13", "A person adds passkeys without end.") { Read = row => OfFactors(row, () => row["PasskeyCount"] = Math.Min(row.Get<int>("PasskeyCount"), 5)) },
        new("IDN-M269", "IDN-17.14", "A credential id that is added again takes the place of the one before.")
        {
            Sql = statement =>
            {
                statement.Replace("INSERT INTO \"passkeys\"", "INSERT OR REPLACE INTO \"passkeys\"");

                // By its id alone it is looked for where one is added.
                if (statement.Is("SELECT", "passkeys") && statement.Mentions("\"credential_id\" = ") && !statement.Mentions("\"person_id\" = "))
                {
                    statement.Replace("WHERE", "WHERE 1 = 0 AND");
                }
            },
        },
        new("IDN-M270", "IDN-17.15", "Wrong answers of passkeys are not counted.") { Sql = statement => Uncounted(statement, "passkey") },
        new("IDN-M271", "IDN-17.16", "Locking the passkeys is told and not done.") { Read = row => OfFactors(row, () => row["IsPasskeyLocked"] = false) },
        new("IDN-M272", "IDN-17.16", "Passkeys that were locked once stay so.")
        {
            Read = row => OfFactors(row, () => row.Memory["locked"] = $"{row["IsPasskeyLocked"]}"),
            Write = row => OfFactors(row, () => row["IsPasskeyLocked"] = row.Memory["locked"] == "True" || row.Get<bool>("IsPasskeyLocked")),
        },
        new("IDN-M273", "IDN-17.17", "An old sign-in counts as a fresh one.")
        {
            Read = row =>
            {
                if (row.Is("Session"))
                {
                    row["SignedInAt"] = row["ExpiresAt"];
                }
            },
        },
        new("IDN-M274", "IDN-17.18", "The history does not tell that a passkey was shut.")
        {
            Write = row =>
            {
                if (row.Is("SignInEvent") && $"{row["Outcome"]}" == "FactorLocked")
                {
                    row["Outcome"] = Enum.Parse(row["Outcome"]!.GetType(), "WrongCode");
                }
            },
        },
        new("IDN-M275", "IDN-17.19", "The page that asks for a passkey offers nothing else.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("GET", "/identity/sign-in/code") && traffic.AnswerBody.Contains("data-passkey", StringComparison.Ordinal))
                {
                    traffic.AnswerBody = OtherFactors().Replace(traffic.AnswerBody, "");
                }
            },
        },
        new("IDN-M276", "IDN-17.20", "The identity token tells a one-time code of who used a passkey.")
        {
            Read = row =>
            {
                if (row.Is("Session"))
                {
                    row["Factor"] = Enum.Parse(row["Factor"]!.GetType(), "Code");
                }
            },
        },
    ];

    [GeneratedRegex("<button[^>]*name=\"factor\"[^>]*>")]
    private static partial Regex OtherFactors();
}
