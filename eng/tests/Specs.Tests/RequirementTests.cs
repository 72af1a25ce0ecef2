namespace DigitalIndiaStack.Specs.Tests;

public sealed class RequirementTests
{
    private const string Rules = """
        ## 2 Toys
        - **TOY-2.1** A toy MUST be round.
        - **TOY-2.2** A toy MUST NOT bite.
        """;

    private const string List = """
        - id: TOY-2.1
          level: MUST
          text: 'A toy MUST be round.'
          anchor: toys.v1.md
          operations: [makeToy]
          profiles: [toys-core]
          verify: automatic
        - id: TOY-2.2
          level: MUST NOT
          text: 'A toy MUST NOT bite.'
          anchor: toys.v1.md
          operations: []
          profiles: [toys-core]
          verify: attested
          reason: 'Ask the maker.'
        """;

    public static TheoryData<string> Folders =>
    [
        .. Directory.EnumerateFiles(Path.Combine(SpecSet.Root, "specs"), "requirements.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Requirements_say_word_for_word_what_the_rules_say(string folder)
    {
        var anchor = $"{folder}.v1.md";
        var rules = File.ReadAllText(Path.Combine(SpecSet.Root, "specs", folder, anchor));

        Assert.Empty(RequirementLint.Check(anchor, RulesDocument.Read(rules), ListOf(folder), Operations(SpecSet.Blocks)));
    }

    [Fact]
    public void A_requirement_id_stands_in_one_list_only()
    {
        var ids = Folders.Select(folder => (string)folder).SelectMany(folder => ListOf(folder).Items.Select(item => item.Text("id")));

        Assert.Empty(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Operations_cite_requirements_that_exist()
    {
        var known = Folders.Select(folder => (string)folder).SelectMany(folder => ListOf(folder).Items.Select(item => item.Text("id")!)).ToHashSet();
        var prefixes = known.Select(id => id[..4]).ToHashSet();

        Assert.Empty(SpecSet.Blocks
            .SelectMany(file => file.Operations)
            .SelectMany(operation => operation.Node["x-dis-req"]?.Items ?? [])
            .Where(cited => prefixes.Contains(cited.Value.GetString()![..4]) && !known.Contains(cited.Value.GetString()!))
            .Select(cited => $"{cited} {cited.Value}"));
    }

    [Fact]
    public void Good_rules_and_their_list_break_no_rule() => Assert.Empty(Check(Rules, List));

    [Theory]
    [InlineData("clause-id", "TOY-2.1", "TOY-2.01")]
    [InlineData("one-keyword", "A toy MUST be round.", "A toy MUST be round and MUST roll.")]
    [InlineData("one-keyword", "A toy MUST be round.", "A toy must be round.")]
    [InlineData("clause-unique", "TOY-2.2", "TOY-2.1")]
    [InlineData("anchor-drift", "A toy MUST be round.", "A toy MUST be quite round.")]
    [InlineData("level", "A toy MUST be round.", "A toy SHOULD be round.")]
    [InlineData("requirement-missing", "## 2 Toys", "- **TOY-2.3** A toy MUST be red.")]
    public void A_broken_rules_document_is_found(string rule, string good, string bad) =>
        Assert.Contains(rule, Check(Rules.Replace(good, bad, StringComparison.Ordinal), List).Select(finding => finding.Rule));

    [Theory]
    [InlineData("anchor", "id: TOY-2.1", "id: TOY-9.9")]
    [InlineData("anchor", "anchor: toys.v1.md", "anchor: games.v1.md")]
    [InlineData("anchor-drift", "A toy MUST be round.", "A toy MUST be oval.")]
    [InlineData("level", "level: MUST NOT", "level: MUST")]
    [InlineData("requirement-unique", "id: TOY-2.2", "id: TOY-2.1")]
    [InlineData("known-operation", "[makeToy]", "[breakToy]")]
    [InlineData("fields", "  profiles: [toys-core]\n", "")]
    [InlineData("verify", "verify: attested", "verify: later")]
    [InlineData("verify", "  reason: 'Ask the maker.'", "")]
    public void A_broken_list_is_found(string rule, string good, string bad) =>
        Assert.Contains(rule, Check(Rules, List.Replace(good, bad, StringComparison.Ordinal)).Select(finding => finding.Rule));

    private static IReadOnlyList<Finding> Check(string rules, string list) =>
        RequirementLint.Check("toys.v1.md", RulesDocument.Read(rules), new SpecFile("list", list, null).Root, ["makeToy"]);

    private static SpecNode ListOf(string folder) =>
        new SpecFile("list", File.ReadAllText(Path.Combine(SpecSet.Root, "specs", folder, "requirements.yaml")), null).Root;

    private static string[] Operations(IEnumerable<SpecFile> files) => [.. files.SelectMany(file => file.Operations).Select(operation => operation.Id!)];
}
