using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of disclosures and of the record of who looked.</summary>
internal static class DisclosureMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("REG-M34", "REG-4.2", "A disclosure holds a field that nobody asked for.")
        {
            After = (call, answer) =>
            {
                if (call.Is("discloseRecord") && answer.GetType().Name == "Disclosure")
                {
                    var data = JsonNode.Parse($"{new Fields(answer)["Data"]}")!.AsObject();
                    data["crop"] = "maize";
                    new Fields(answer).Set("Data", JsonSerializer.SerializeToElement(data));
                }
            },
        },
        new("REG-M40", "REG-3.5", "A read by the owner is not recorded.") { Sql = statement => Look(statement, "record.read", "@subject", null) },
        new("REG-M35", "REG-4.5", "A disclosure is recorded without its purpose.") { Sql = statement => Look(statement, "record.disclose", "@purpose", null) },
        new("REG-M41", "REG-4.5", "A disclosure is recorded under another consent.") { Sql = statement => Look(statement, "record.disclose", "@consent_id", Guid.Empty.ToString()) },
        new("REG-M14", "REG-5.1", "An access is not recorded.") { Sql = statement => Look(statement, "record.disclose", "@subject", null) },
        new("REG-M36", "REG-5.2", "A person sees who read the records of others.") { Sql = statement => EnrolmentMutants.Lift(statement, "listAccesses", "audit_records", "subject") },
    ];

    private static void Look(Statement statement, string action, string parameter, string? value)
    {
        if (statement.Is("INSERT", "audit_records") && statement.Has(action))
        {
            statement.Parameters[$"{parameter}0"].Value = value ?? (object)DBNull.Value;
        }
    }
}
