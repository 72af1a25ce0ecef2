namespace DigitalIndiaStack.Specs.Tests;

public sealed class SpecLintTests
{
    public static TheoryData<string> Names => [.. SpecSet.Blocks.Select(file => file.Block)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_specification_keeps_every_rule(string block) =>
        Assert.Empty(SpecLint.Check(SpecSet.Blocks.Single(file => file.Block == block)));

    [Fact]
    public void The_common_schemas_keep_every_rule() => Assert.Empty(SpecLint.Check(SpecSet.Common));

    [Fact]
    public void Every_operation_has_a_name_of_its_own() => Assert.Empty(DocumentRules.CheckTogether(SpecSet.Blocks));
}
