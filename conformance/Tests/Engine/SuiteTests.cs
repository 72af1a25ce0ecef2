using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Requirements;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

public sealed partial class SuiteTests
{
    private static readonly SpecSet Specs = SpecSet.Load(Suite.Specs);

    [Fact]
    public void Every_check_verifies_requirements_that_exist() =>
        Assert.Equal(Suite.Checks.Count, RunPlan.Choose(Suite.Checks, Specs, new RunOptions()).Checks.Count);

    [Fact]
    public void Every_block_of_the_first_suite_has_many_checks() =>
        Assert.All(["API", "IDN", "CNS", "REG", "PAY"], family => Assert.True(Suite.Checks.Count(check => check.Id.StartsWith(family, StringComparison.Ordinal)) >= 15, family));

    [Fact]
    public void No_check_verifies_what_is_not_automatic() =>
        Assert.Empty(Suite.Checks.SelectMany(check => check.Requirements).Where(id => Specs.Requirements[id].Verify != Verification.Automatic));

    [Fact]
    public void The_specifications_that_were_translated_say_what_their_YAML_says()
    {
        var files = Suite.Specs;

        Assert.All(
            files.Paths.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal)),
            path => Assert.True(JsonElement.DeepEquals(Yaml.Read(files[path], path), files.Read(path)), path));
    }

    [Fact]
    public void The_target_file_of_the_handbook_is_good()
    {
        var handbook = File.ReadAllText(Path.Combine(Root(), "docs", "handbook", "conformance.md"));

        var example = Example().Match(handbook).Groups[1].Value;

        Assert.Empty(TargetSchema.Judge(Yaml.Read(example, "the example"), "the example"));
    }

    [Fact]
    public void The_schemas_of_target_and_results_are_schemas() =>
        Assert.All(["sut", "results"], name => JsonSchema.CompiledSchema.Compile(JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "specs", "conformance", $"{name}.schema.json"))).RootElement));

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "DigitalIndiaStack.sln")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return directory;
    }
}
