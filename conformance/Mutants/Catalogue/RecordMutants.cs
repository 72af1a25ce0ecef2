using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.AspNetCore.Mvc;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of records: their data, versions, tags and search.</summary>
internal static class RecordMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("REG-M27", "REG-3.1", "The schema of a registry is not applied.") { Read = row => Definition(row, ["createRecord", "replaceRecord"], definition => definition["schema"] = new JsonObject()) },
        new("REG-M28", "REG-3.2", "The national number is stored in the record.")
        {
            Write = row =>
            {
                if (row.Is("RegistryRecord") && Call.Current is { } call && call.Is("createRecord") && call.Body["SubjectNumber"] is string number)
                {
                    row["Data"] = With(row.Get<string>("Data"), "number", number);
                }
            },
        },
        new("REG-M22", "REG-3.3", "The history shows the newest data under every version.")
        {
            Read = row =>
            {
                if (row.Is("RegistryRecord"))
                {
                    row.Memory["newest"] = row.Get<string>("Data");
                }
                else if (row.Is("RecordVersion") && Call.Runs("getRecordHistory"))
                {
                    row["Data"] = row.Memory["newest"];
                }
            },
        },
        new("REG-M39", "REG-3.3", "The history begins with the second version.") { Sql = statement => FromSecond(statement) },
        new("REG-M30", "REG-3.4", "A read as at a moment gives the newest version.")
        {
            Before = call =>
            {
                if (call.Is("getRecord"))
                {
                    call.Arguments[2] = null;
                }
            },
        },
        new("REG-M08", "REG-3.6", "The entity tag never changes.")
        {
            Answer = traffic =>
            {
                if (traffic.Response.Headers.ETag.Count > 0)
                {
                    traffic.Response.Headers.ETag = "\"1\"";
                }
            },
        },
        new("REG-M31", "REG-3.7", "A search by any field is answered.") { Read = row => Definition(row, ["searchRecords"], definition => definition["indexes"] = new JsonArray($"{Call.Current!.Arguments[1]}")) },
        new("REG-M32", "REG-3.8", "A search finds records of other registries.") { Sql = statement => OtherRegistries(statement) },
        new("REG-M11", "REG-3.9", "A refused replacement changes the record.")
        {
            After = (call, answer) =>
            {
                if (call.Is("replaceRecord") && answer is ProblemDetails)
                {
                    call.Memory[$"refused {call.Arguments[1]}"] = $"{call.Body["Data"]}";
                }
            },
            Read = row =>
            {
                if (row.Is("RegistryRecord") && row.Memory[$"refused {new Fields(row["Id"]!)["Value"]}"] is { } refused && Call.Runs("getRecord"))
                {
                    row["Data"] = refused;
                }
            },
        },
        new("REG-M19", "REG-3.10", "A replacement keeps the members that it does not name.")
        {
            Read = row => row.Memory["old"] = row.Is("RegistryRecord") && Call.Runs("replaceRecord") ? row.Get<string>("Data") : row.Memory["old"] ?? "{}",
            Write = row =>
            {
                if ((row.Is("RegistryRecord") || row.Is("RecordVersion")) && Call.Runs("replaceRecord"))
                {
                    row["Data"] = Merge(row.Memory["old"]!, row.Get<string>("Data"));
                }
            },
        },
        new("REG-M10", "REG-3.10", "What was replaced is still read.")
        {
            Read = row =>
            {
                if (row.Is("RegistryRecord") && Call.Runs("replaceRecord", "getRecord"))
                {
                    var first = row.Memory.First($"first {row["Id"]}", row.Get<string>("Data"));
                    row["Data"] = Call.Runs("getRecord") ? first : row["Data"];
                }
            },
        },
        new("REG-M05", "API-7.3", "A stale If-Match is accepted: updates are lost.")
        {
            Before = call =>
            {
                if (call.Is("replaceRecord"))
                {
                    call.Arguments[2] = "*";
                }
            },
        },
        new("REG-M06", "API-7.2", "If-Match is not required.")
        {
            Request = traffic =>
            {
                if (traffic.Request.Method == "PUT" && traffic.Request.Headers.IfMatch.Count == 0)
                {
                    traffic.Request.Headers.IfMatch = "*";
                }
            },
        },
        new("REG-M07", "API-7.1", "If-None-Match is ignored.") { Request = traffic => traffic.Request.Headers.Remove("If-None-Match") },
    ];

    private static void Definition(Row row, string[] operations, Action<JsonObject> spoil)
    {
        if (row.Is("OwnedRegistry") && Call.Runs(operations))
        {
            var definition = JsonNode.Parse(row.Get<string>("Definition"))!.AsObject();
            spoil(definition);
            row["Definition"] = definition.ToJsonString();
        }
    }

    private static void FromSecond(Statement statement)
    {
        if (Call.Runs("getRecordHistory") && statement.Is("SELECT", "record_versions"))
        {
            statement.Replace("(\"version\" > @\\w+)", "$1 + 1");
        }
    }

    private static void OtherRegistries(Statement statement)
    {
        if (Call.Runs("searchRecords") && statement.Is("SELECT", "records"))
        {
            statement.Ignore("registry");
        }
    }

    private static string With(string data, string member, string value)
    {
        var changed = JsonNode.Parse(data)!.AsObject();
        changed[member] = value;
        return changed.ToJsonString();
    }

    private static string Merge(string old, string data)
    {
        var merged = JsonNode.Parse(old)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(data)!.AsObject())
        {
            merged[name] = value?.DeepClone();
        }

        return merged.ToJsonString();
    }
}
