namespace DigitalIndiaStack.JsonSchema.Tests;

public sealed class OfficialSuiteTests
{
    private const string Absent = "(absent)";

    public static TheoryData<string> Files() => OfficialSuite.Folder is null
        ? [Absent]
        : [.. Directory.EnumerateFiles(Path.Combine(OfficialSuite.Folder, "tests", "draft2020-12"), "*.json").Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_required_test_of_draft_2020_12_passes(string file)
    {
        Assert.SkipWhen(file == Absent, OfficialSuite.Missing);
        var failures = new List<string>();
        var count = 0;

        foreach (var group in OfficialSuite.ReadGroups(Path.Combine(OfficialSuite.Folder!, "tests", "draft2020-12", file)))
        {
            Judge(group, failures, ref count);
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
        Assert.True(count > 0, $"{file} holds no test.");
    }

    private static void Judge(SuiteGroup group, List<string> failures, ref int count)
    {
        var registry = OfficialSuite.RegistryWithRemotes().Add("test:/schema", group.Schema);
        if (!registry.TryCompile("test:/schema", out var schema, out var fault))
        {
            failures.Add($"{group.Name}: {fault}");
            return;
        }

        foreach (var (name, data, valid) in group.Tests)
        {
            count++;
            var result = schema.Validate(data);
            if (result.IsValid != valid || schema.IsValid(data) != valid || result.Errors.Count == 0 != valid)
            {
                failures.Add($"{group.Name}: {name}: expected {valid}, found {result.IsValid} with {result.Errors.Count} errors");
            }
        }
    }
}
