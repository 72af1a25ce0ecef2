using System.Text.RegularExpressions;

namespace DigitalIndiaStack.Layout.Tests;

/// <summary>The page of what certifiers test names checks and tests that there are, and says something of every module.</summary>
public sealed partial class CertificationTests
{
    private const string Page = "docs/handbook/certification.md";
    private static readonly string[] Sections = ["OP Basic (38)", "OP Config (1)", "RP-initiated and back-channel logout (13)"];

    [Fact]
    public void Every_check_and_test_that_the_page_names_is_there() => Assert.Empty(Unknown(Read(Page)));

    [Theory]
    [InlineData("| oidcc-server | IDN-C9999 |", "IDN-C9999")]
    [InlineData("| oidcc-server | `A_test_that_nobody_wrote` |", "A_test_that_nobody_wrote")]
    public void A_check_or_test_that_is_not_there_is_noticed(string row, string unknown) => Assert.Equal([unknown], Unknown(row));

    [Fact]
    public void Every_module_is_judged_said_not_to_apply_or_said_not_to_be_covered() =>
        Assert.Empty(Rows(Read(Page)).Where(row => !Verdict().IsMatch(row)));

    [Theory]
    [InlineData("| oidcc-server | |")]
    [InlineData("| oidcc-server | surely |")]
    public void A_module_without_a_word_is_noticed(string row) => Assert.DoesNotMatch(Verdict(), row);

    [Fact]
    public void Each_section_has_as_many_modules_as_its_heading_says()
    {
        var text = Read(Page);
        foreach (var section in Sections)
        {
            var body = text.Split($"## {section}\n")[1].Split("\n## ")[0];
            Assert.Equal(int.Parse(Count().Match(section).Value, null), Rows(body).Select(row => row.Split('|')[1]).Distinct().Count());
        }
    }

    private static IEnumerable<string> Rows(string text) =>
        text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line is not ("| module | here |" or "| step | here |"));

    private static IEnumerable<string> Unknown(string text)
    {
        var sources = Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).ToLookup(file => file.StartsWith("conformance/Suites/", StringComparison.Ordinal));
        var checks = sources[true].SelectMany(file => Declared().Matches(Read(file))).Select(found => found.Groups[1].Value);
        var tests = sources[false].Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal)).SelectMany(file => Method().Matches(Read(file))).Select(found => found.Groups[1].Value);
        return Named().Matches(text).Select(found => found.Groups[1].Value + found.Groups[2].Value).Except([.. checks, .. tests]);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"\b([A-Z]{3}-C[0-9]+)\b|`([A-Z]\w*_\w+)`")]
    private static partial Regex Named();

    [GeneratedRegex("""\[Check\("([A-Z]{3}-C[0-9]+)"[,)]""")]
    private static partial Regex Declared();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"^\| (?:\+ )?\S.* \| (?:does not apply: .+|not covered|the next table|(?:partly, .+: )?(?:[A-Z]{3}-C[0-9]+|`\w+`).*) \|$")]
    private static partial Regex Verdict();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Count();
}
