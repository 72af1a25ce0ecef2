using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Identity.Block;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects in what an authenticator app and recovery codes are worth.</summary>
internal static partial class FactorMutants
{
    private const string Factors = "person_factors";
    private const string Codes = "recovery_codes";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("IDN-M120", "IDN-11.1", "No code of an app signs in.") { Sql = statement => On(statement, "app_step", Factors, () => statement.Replace("WHERE", "WHERE 1 = 0 AND")) },
        new("IDN-M121", "IDN-11.2", "An app signs in before a code has confirmed it.")
        {
            Read = row => OfFactors(row, () => row["AppSecret"] ??= row["OfferedSecret"]),
            Sql = statement => On(statement, "app_step", Factors, () => statement.Ignore("app_secret")),
        },
        new("IDN-M122", "IDN-11.3", "Codes of an app are good for five minutes before and after.") { Settings = WithSteps },
        new("IDN-M123", "IDN-11.4", "The code of a step can be used again.") { Sql = statement => On(statement, "app_step", Factors, () => statement.Ignore("app_step")) },
        new("IDN-M124", "IDN-11.5", "Recovery codes sign nobody in.") { Sql = statement => On(statement, "used_at", Codes, () => statement.Replace("WHERE", "WHERE 1 = 0 AND")) },
        new("IDN-M125", "IDN-11.6", "A recovery code can be used again.") { Sql = statement => On(statement, "used_at", Codes, () => statement.Ignore("used_at")) },
        new("IDN-M126", "IDN-11.7", "The old recovery codes stay good beside the new ones.")
        {
            // The key of the hashes stays too, or the old ones would be nothing.
            Read = row => OfFactors(row, () => (row.Memory["set"], row.Memory["key"]) = ($"{row["RecoverySet"]}", $"{row["RecoveryKey"]}")),
            Write = row => OfFactors(row, () => (row["RecoverySet"], row["RecoveryKey"]) = row.Memory["set"] is { Length: > 0 } set ? (Guid.Parse(set), row.Memory["key"]) : (row["RecoverySet"], row["RecoveryKey"])),
        },
        new("IDN-M127", "IDN-11.8", "The page of recovery codes shows them again.")
        {
            Answer = traffic =>
            {
                if (traffic.Is("POST", "/identity/security/recovery"))
                {
                    traffic.Memory["codes"] = string.Concat(CodeElements().Matches(traffic.AnswerBody).Select(code => code.Value));
                }
                else if (traffic.Is("GET", "/identity/security/recovery") && traffic.AnswerBody.Length > 0)
                {
                    traffic.AnswerBody = traffic.AnswerBody.Replace("</main>", $"{traffic.Memory["codes"]}</main>", StringComparison.Ordinal);
                }
            },
        },
        new("IDN-M128", "IDN-11.9", "Wrong codes of an app are not counted.") { Sql = statement => Uncounted(statement, "app") },
        new("IDN-M129", "IDN-11.9", "Wrong recovery codes are not counted.") { Sql = statement => Uncounted(statement, "recovery") },
    ];

    internal static void OfFactors(Row row, Action change)
    {
        if (row.Is("FactorSet"))
        {
            change();
        }
    }

    private static void On(Statement statement, string column, string table, Action change)
    {
        if (statement.Is("UPDATE", table) && statement.Mentions($"SET \"{column}\""))
        {
            change();
        }
    }

    internal static void Uncounted(Statement statement, string factor)
    {
        if (statement.Is("UPDATE", "attempt_budgets") && statement.Has(factor))
        {
            statement.Replace("\"\\w+\"\\.\"failures\" \\+ 1", "1");
        }
    }

    private static Action WithSteps(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<IdentityOptions>>().Value;
        var (before, _) = (options.AppSteps, options.AppSteps = 10);
        return () => options.AppSteps = before;
    }

    [GeneratedRegex("<li data-code=\"[^\"]*\">")]
    private static partial Regex CodeElements();
}
