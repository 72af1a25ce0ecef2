using System.Text.RegularExpressions;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.JsonSchema.Yaml;

namespace DigitalIndiaStack.Core.Tests.Hosting;

/// <summary>The rules of all APIs (specs/common) and the code say the same.</summary>
public sealed partial class RulesTests
{
    [Fact]
    public void The_error_table_is_the_one_of_the_code()
    {
        var table = ErrorRow().Matches(Read("common.v1.md")).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}");

        Assert.Equal(CoreProblems.All.Select(kind => $"{kind.Code} {kind.Status}"), table);
    }

    [Fact]
    public void Each_clause_has_one_requirement_word_for_word_and_one_key_word()
    {
        var clauses = Clause().Matches(Read("common.v1.md")).Select(clause => $"{clause.Groups[1].Value} {clause.Groups[2].Value}").ToArray();
        var requirements = YamlReader.Read(Read("requirements.yaml")).EnumerateArray()
            .Select(entry => $"{entry.GetProperty("id").GetString()} {entry.GetProperty("text").GetString()}");

        Assert.Equal(clauses, requirements);
        Assert.All(clauses, clause => Assert.Single(KeyWord().Matches(clause)));
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(typeof(RulesTests).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\| (API-[0-9]{4}) \| ([0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex(@"^- \*\*(API-[0-9.]+)\*\* (.+)$", RegexOptions.Multiline)]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b(MUST|SHOULD|MAY)\b")]
    private static partial Regex KeyWord();
}
