using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Tests;

/// <summary>The official test suite, read where it lies; it is not part of this repository.</summary>
internal static class OfficialSuite
{
    private const string Variable = "JSON_SCHEMA_TEST_SUITE";
    private const string RemoteBase = "http://localhost:1234/";

    public static string? Folder { get; } = Find();

    public static string Missing => $"The JSON Schema test suite is absent: set {Variable} to its folder.";

    public static IEnumerable<SuiteGroup> ReadGroups(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var group in document.RootElement.Clone().EnumerateArray())
        {
            yield return new SuiteGroup(Path.GetFileNameWithoutExtension(file), group);
        }
    }

    public static SchemaRegistry RegistryWithRemotes(SchemaOptions? options = null)
    {
        var registry = new SchemaRegistry(options);
        var remotes = Path.Combine(Folder!, "remotes");
        foreach (var file in Directory.EnumerateFiles(remotes, "*.json", SearchOption.AllDirectories))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            registry.Add(RemoteBase + Path.GetRelativePath(remotes, file).Replace('\\', '/'), document.RootElement);
        }

        return registry;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? given : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "json-schema-test-suite");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}

/// <summary>One schema of the suite with its instances.</summary>
internal sealed record SuiteGroup(string File, JsonElement Group)
{
    public string Name => $"{File}: {Group.GetProperty("description").GetString()}";

    public JsonElement Schema => Group.GetProperty("schema");

    public IEnumerable<(string Name, JsonElement Data, bool Valid)> Tests => Group.GetProperty("tests").EnumerateArray()
        .Select(test => (test.GetProperty("description").GetString()!, test.GetProperty("data"), test.GetProperty("valid").GetBoolean()));
}
