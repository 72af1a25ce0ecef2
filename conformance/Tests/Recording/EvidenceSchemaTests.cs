using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Tests.Reports;
using DigitalIndiaStack.Conformance.Tests.Servers;
using DigitalIndiaStack.JsonSchema;

namespace DigitalIndiaStack.Conformance.Tests.Recording;

public sealed partial class EvidenceSchemaTests
{
    [Fact]
    public async Task Every_line_is_as_the_schema_says()
    {
        using var recorded = await RecordedRun.MakeAsync(Fault.DropsConnection);
        var text = await File.ReadAllTextAsync(Place("specs", "conformance", "evidence.schema.json"), TestContext.Current.CancellationToken);
        var schema = CompiledSchema.Compile(JsonDocument.Parse(text).RootElement, new() { AssertFormat = true });

        var lines = recorded.Bundle.Text(Bundle.Evidence).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(lines.Length > 6);
        Assert.All(lines, line => Assert.Empty(schema.Validate(JsonDocument.Parse(line).RootElement).Errors));
        Assert.Contains(lines, line => line.Contains("\"failure\":", StringComparison.Ordinal));
    }

    /// <summary>What a check makes up itself, nobody can recompute.</summary>
    [Fact]
    public void No_check_makes_ids_waits_or_chance_of_its_own()
    {
        var found = Directory.EnumerateFiles(Place("conformance", "Suites"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Unrepeatable().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}; use what CheckRun offers: NewId, DelayAsync, Clock, Random"));

        Assert.Empty(found);
    }

    [GeneratedRegex(@"Guid\.(CreateVersion7|NewGuid)|Task\.Delay|TimeProvider\.System|RandomNumberGenerator|Random\.Shared|new Random\(|Stopwatch|UtcNow")]
    private static partial Regex Unrepeatable();

    private static string Place(params string[] parts) => Path.Combine([RepositoryFolder.Root, .. parts]);
}
