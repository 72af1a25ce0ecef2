using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Tests.Generation;

public sealed class SpoiltBodyTests
{
    private static readonly SpecSet Specs = SpecSet.Load(Suite.Specs);

    private static readonly ApiOperation OpenAccount = Specs.Document("payments")["openAccount"];

    private static JsonNode Account => JsonNode.Parse("""{ "kind": "treasury", "name": "A", "currency": "KES", "floor": { "currency": "KES", "amount": "-5.00" } }""")!;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_schema_allows_none_of_them(int seed)
    {
        var spoilt = Generate(seed);

        Assert.InRange(spoilt.Count, 15, 120);
        Assert.DoesNotContain(spoilt, body => Specs.Requests.Allows(OpenAccount, body.Body));
    }

    [Theory]
    [InlineData("/name", "required")]
    [InlineData("/name", "maxLength")]
    [InlineData("/name", "minLength")]
    [InlineData("/kind", "enum")]
    [InlineData("/currency", "pattern")]
    [InlineData("/floor/amount", "type")]
    [InlineData("/floor/unnamedMember", "additionalProperties")]
    public void Each_keyword_is_broken_at_each_place(string place, string keyword) =>
        Assert.Contains(Generate(1), body => body.Flaw.Place == place && body.Flaw.Keyword == keyword);

    [Fact]
    public void A_flaw_meets_a_body_with_and_without_each_optional_member()
    {
        var met = Generate(1).Where(body => body.Flaw.Place == "/name" && body.Flaw.Keyword == "required").Select(body => body.Body!.AsObject().ContainsKey("floor"));

        Assert.Equal(2, met.Distinct().Count());
    }

    [Fact]
    public async Task What_fails_shrinks_to_the_flaw_and_the_variant_that_matter()
    {
        var flaw = new Change(["name"], "type", JsonValue.Create(7));
        Change[] variants = [new(["floor"], "properties", null, IsRemoval: true), new(["kind"], "enum", JsonValue.Create("merchant"))];

        var smallest = await new SpoiltBody(Account, flaw, variants).ShrinkAsync(body => Task.FromResult(!body.Body!.AsObject().ContainsKey("floor")));

        Assert.Equal("/floor", Assert.Single(smallest.Variants).Place);
        Assert.Equal("/name against type, with /floor against properties", smallest.ToString());
    }

    [Fact]
    public void A_good_body_that_is_not_good_is_a_fault_of_the_suite() =>
        Assert.Throws<InvalidOperationException>(() => BodyVariations.Of(Specs.Requests, OpenAccount, new JsonObject()));

    private static List<SpoiltBody> Generate(int seed) =>
        [.. SpoiltBodies.Of(Account, BodyVariations.Of(Specs.Requests, OpenAccount, Account), new Random(seed))];
}
