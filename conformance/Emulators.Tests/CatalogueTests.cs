using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Emulators.Tests;

public sealed partial class CatalogueTests
{
    private static readonly SpecSet Specs = SpecSet.Load(Suite.Specs);

    [Fact]
    public void Every_rule_is_a_requirement_or_a_standard() =>
        Assert.Empty(ClientMutant.All
            .Where(mutant => Clause().IsMatch(mutant.Rule) ? !Specs.Requirements.ContainsKey(mutant.Rule) : !Standard().IsMatch(mutant.Rule))
            .Select(mutant => $"{mutant.Id}: {mutant.Rule}"));

    [Fact]
    public void No_id_is_given_twice() =>
        Assert.Equal(ClientMutant.All.Count, ClientMutant.All.Select(mutant => mutant.Id).Distinct().Count());

    [Theory]
    [InlineData("IDN-M14", "IDN-M14")]
    [InlineData("IDN-14", "IDN-M14")]
    [InlineData("idn-e01", "IDN-E01")]
    public void An_id_is_found_in_the_short_form_too(string asked, string found) => Assert.Equal(found, ClientMutant.Find(asked)!.Id);

    [Theory]
    [InlineData("IDN")]
    [InlineData("IDN-99")]
    public void An_id_that_nobody_gave_is_not_found(string asked) => Assert.Null(ClientMutant.Find(asked));

    [GeneratedRegex("^[A-Z]{3}-[0-9.]+$")]
    private static partial Regex Clause();

    [GeneratedRegex("^(RFC [0-9]+|OpenID Connect Core) [0-9.]+$")]
    private static partial Regex Standard();
}
