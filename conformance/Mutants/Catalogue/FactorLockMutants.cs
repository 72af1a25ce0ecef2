using DigitalIndiaStack.Conformance.Mutants.Seams;
using static DigitalIndiaStack.Conformance.Mutants.Catalogue.FactorMutants;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in what a person changes of their factors, and in what is told of them.</summary>
internal static class FactorLockMutants
{
    private const string Entry = "SignInEvent";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M130", "IDN-11.10", "A factor that is locked signs in.") { Read = row => OfFactors(row, () => row["IsRecoveryLocked"] = false) },
        new("IDN-M131", "IDN-11.11", "Unlocking a factor is told and not done.")
        {
            Read = row => OfFactors(row, () => row.Memory["locked"] = $"{row["IsRecoveryLocked"]}"),
            Write = row => OfFactors(row, () => row["IsRecoveryLocked"] = row.Memory["locked"] == "True" || row.Get<bool>("IsRecoveryLocked")),
        },
        new("IDN-M132", "IDN-11.12", "Locking the app locks the sent code too.") { Write = row => OfFactors(row, () => row["IsCodeLocked"] = row.Get<bool>("IsAppLocked") || row.Get<bool>("IsCodeLocked")) },
        new("IDN-M133", "IDN-11.13", "The history does not tell which factor was locked.") { Write = row => OfEntry(row, "FactorLocked", () => row["Factor"] = null) },
        new("IDN-M134", "IDN-11.13", "A factor that is added stands in the history as one that is unlocked.")
        {
            Write = row => OfEntry(row, "FactorAdded", () => row["Outcome"] = Enum.Parse(row["Outcome"]!.GetType(), "FactorUnlocked")),
        },
        new("IDN-M135", "IDN-11.14", "An old sign-in counts as a fresh one.")
        {
            Read = row =>
            {
                if (row.Is("Session"))
                {
                    row["SignedInAt"] = row["ExpiresAt"];
                }
            },
        },
        new("IDN-M136", "IDN-11.15", "The page of the second factor offers what is not open.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("GET", "/identity/sign-in/code") && traffic.AnswerBody.Length > 0)
                {
                    traffic.AnswerBody = traffic.AnswerBody.Replace("</main>", "<form method=\"post\"><button name=\"factor\" value=\"code\"></button></form></main>", StringComparison.Ordinal);
                }
            },
        },
        new("IDN-M137", "IDN-11.16", "A wrong PIN is answered otherwise where the person has an app.")
        {
            Write = row => OfFactors(row, () => row.Memory["app"] = row["AppSecret"] is null ? row.Memory["app"] ?? "" : "yes"),
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/identity/sign-in") && traffic.Response.StatusCode == 200 && traffic.Memory["app"] == "yes")
                {
                    traffic.Response.StatusCode = 423;
                }
            },
        },
        new("IDN-M138", "IDN-11.17", "An app that was removed goes on.")
        {
            Read = row => OfFactors(row, () => row.Memory["secret"] = $"{row["AppSecret"]}"),
            Write = row => OfFactors(row, () => row["AppSecret"] ??= row.Memory["secret"] is { Length: > 0 } secret ? secret : null),
        },
    ];

    private static void OfEntry(Row row, string outcome, Action change)
    {
        if (row.Is(Entry) && $"{row["Outcome"]}" == outcome)
        {
            change();
        }
    }
}
