using System.Text.Json;
using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the isolation and the definition of registries.</summary>
internal static class RegistryMutants
{
    private static readonly string[] Reads = ["getRegistry", "getRecord", "getRecordHistory", "searchRecords"];

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("REG-M01", "REG-1.1", "The record of another tenant is readable.") { Sql = statement => Everybody(statement, Reads, "tenant", "owner") },
        new("REG-M02", "REG-1.1", "The list holds registries of other tenants.") { Sql = statement => Everybody(statement, ["listRegistries"], "tenant", "owner") },
        new("REG-M12", "REG-1.1", "What exists in another tenant is answered 403, what does not 404.")
        {
            Answer = traffic =>
            {
                if (traffic.Path.StartsWith("/registries/v1/", StringComparison.Ordinal) && traffic.Response.StatusCode == 404 && traffic.Memory[traffic.Path] == "seen")
                {
                    traffic.Response.StatusCode = 403;
                    traffic.ChangeProblem(problem => problem["status"] = 403);
                }

                traffic.Memory[traffic.Path] = traffic.Response.StatusCode == 200 ? "seen" : traffic.Memory[traffic.Path] ?? "";
            },
        },
        new("API-M29", "API-3.4", "The registry of another tenant is readable.") { Sql = statement => Everybody(statement, ["getRegistry"], "tenant", "owner") },
        new("REG-M23", "REG-1.2", "Every client of the tenant reads every record.") { Sql = statement => Everybody(statement, Reads, "owner") },
        new("REG-M38", "REG-1.2", "Every client of the tenant changes every record.") { Sql = statement => Everybody(statement, ["replaceRecord"], "owner") },
        new("REG-M24", "REG-2.1", "A schema that is none is taken.")
        {
            Before = call =>
            {
                if (call.Is("createRegistry"))
                {
                    call.Body.Set("Schema", JsonElement.Parse("{}"));
                    call.Body.Set("Indexes", Array.Empty<string>());
                }
            },
        },
        new("REG-M25", "REG-2.2", "An index on anything is taken.")
        {
            Before = call =>
            {
                if (call.Is("createRegistry"))
                {
                    call.Body.Set("Indexes", Array.Empty<string>());
                }
            },
        },
        new("REG-M26", "REG-2.3", "A second registry of one name is taken, under another.")
        {
            Before = call =>
            {
                if (call.Is("createRegistry") && call.Memory.Begin(call.Body.Get<string>("Name")) is > 1 and var count)
                {
                    call.Body.Set("Name", $"{call.Body["Name"]}-{count}");
                }
            },
        },
    ];

    private static void Everybody(Statement statement, string[] operations, params ReadOnlySpan<string> columns)
    {
        if (Call.Runs(operations) && (statement.Is("SELECT", "registries") || statement.Is("SELECT", "records") || statement.Is("SELECT", "record_versions")))
        {
            statement.Ignore(columns);
        }
    }
}
