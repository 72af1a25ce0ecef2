using System.Text.Json.Nodes;
using DigitalIndiaStack.Bench.Works;

namespace DigitalIndiaStack.Bench.Judging;

/// <summary>Ten calls of two blocks: reads, searches, writes and refusals.</summary>
internal static class JudgedCalls
{
    private const int PageSize = 20;

    public static IReadOnlyList<JudgedCall> Of(Registry registry, Accounts accounts)
    {
        Dictionary<string, string> name = new() { ["registry"] = registry.Name };
        Dictionary<string, string> record = new() { ["registry"] = registry.Name, ["recordId"] = registry.Answers.Keys.First() };
        Dictionary<string, string> nobody = new() { ["registry"] = registry.Name, ["recordId"] = Guid.CreateVersion7().ToString() };
        Dictionary<string, string> account = new() { ["accountId"] = accounts.Farmer };
        Dictionary<string, string> page = new() { ["limit"] = $"{PageSize}" };
        return
        [
            new() { Block = "registries", Operation = "listRegistries", Status = 200, Query = page },
            new() { Block = "registries", Operation = "getRegistry", Status = 200, Path = name },
            new() { Block = "registries", Operation = "searchRecords", Status = 200, Path = name, Query = page },
            new() { Block = "registries", Operation = "getRecord", Status = 200, Path = record },
            new() { Block = "registries", Operation = "getRecord", Status = 404, Path = nobody },
            new() { Block = "registries", Operation = "createRecord", Status = 201, Path = name, Body = new JsonObject { ["data"] = Registry.Data(1) } },
            new() { Block = "payments", Operation = "getAccount", Status = 200, Path = account },
            new() { Block = "payments", Operation = "getStatement", Status = 200, Path = account, Query = page },
            new() { Block = "payments", Operation = "getAccount", Status = 404, Path = new() { ["accountId"] = Guid.CreateVersion7().ToString() } },
            new() { Block = "payments", Operation = "createTransfer", Status = 201, Body = accounts.Draft() },
        ];
    }
}
