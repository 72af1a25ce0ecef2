using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Spec;
using DigitalIndiaStack.Registries.Tests.Hosting;

namespace DigitalIndiaStack.Registries.Tests.Api;

/// <summary>Clauses REG-1 and REG-2.</summary>
public sealed class DefinitionTests(RegistriesHost host)
{
    private const string Registries = "/registries/v1/registries";

    [Fact]
    public async Task A_definition_is_answered_as_it_was_given_with_its_owner()
    {
        var definition = Plots.Definition(Plots.NewName());

        var made = await host.PostAsync(Registries, definition);
        var read = await host.GetAsync(made.Header("Location"), "somebody");

        Assert.Equal("200", read.Outcome);
        Assert.Equal(made.Body, read.Body);
        Assert.Equal(made.Header("ETag"), read.Header("ETag"));
        Assert.Equal("registrar", read.Text("owner"));
        Assert.True(JsonNode.DeepEquals(definition["schema"], JsonNode.Parse(read.Text("schema"))));
    }

    [Fact]
    public async Task The_deepest_definition_that_is_taken_can_be_listed()
    {
        const int Around = 2;
        JsonNode schema = new JsonObject { ["type"] = "object" };
        for (var depth = Around + 1; depth < JsonLimits.Depth; depth++)
        {
            schema = new JsonObject { ["not"] = schema };
        }

        var made = await host.PostAsync(Registries, Plots.Definition(Plots.NewName()).With("schema", schema).With("indexes", new JsonArray()), tenant: "deep");

        Assert.Equal("201", made.Outcome);
        Assert.Equal("200", (await host.GetAsync(Registries, tenant: "deep")).Outcome);
    }

    [Theory]
    [InlineData("""{ "type": "nothing" }""", "/schema/type")]
    [InlineData("""{ "properties": { "plot": { "minLength": "one" } } }""", "/schema/properties/plot/minLength")]
    [InlineData("""{ "properties": { "plot": { "pattern": "(" } } }""", "/schema/properties/plot/pattern")]
    [InlineData("""{ "properties": { "plot": { "$ref": "#/$defs/absent" } } }""", "/schema/properties/plot/$ref")]
    [InlineData("""{ "properties": { "plot": { "$ref": "https://example.org/other" } } }""", "/schema/properties/plot/$ref")]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-07/schema#" }""", "/schema/$schema")]
    public async Task A_schema_that_is_none_is_refused_and_pointed_at(string schema, string place)
    {
        var definition = Plots.Definition(Plots.NewName()).With("schema", JsonNode.Parse(schema)).With("indexes", new JsonArray());

        var refused = await host.PostAsync(Registries, definition);

        Assert.Equal("422 REG-0423", refused.Outcome);
        Assert.Contains(refused.Pointers(), error => error.StartsWith(place + " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("parts")]
    public async Task An_index_that_is_no_scalar_property_is_refused(string index)
    {
        var definition = Plots.Definition(Plots.NewName()).With("indexes", new JsonArray("plot", index));
        definition["schema"]!["properties"]!["parts"] = new JsonObject { ["type"] = "array" };

        var refused = await host.PostAsync(Registries, definition);

        Assert.Equal("422 REG-0423", refused.Outcome);
        Assert.Equal(["/indexes/1 REG-2.2"], refused.Pointers());
    }

    [Fact]
    public async Task A_name_is_taken_once_in_a_tenant_whoever_asks()
    {
        var name = (await Plots.DefineAsync(host)).Name;

        Assert.Equal("409 REG-0409", (await host.PostAsync(Registries, Plots.Definition(name))).Outcome);
        Assert.Equal("409 REG-0409", (await host.PostAsync(Registries, Plots.Definition(name), "rival")).Outcome);
        Assert.Equal("201", (await host.PostAsync(Registries, Plots.Definition(name), tenant: "ma")).Outcome);
    }

    [Fact]
    public async Task One_of_several_definitions_at_the_same_time_makes_the_registry()
    {
        var name = Plots.NewName();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.PostAsync(Registries, Plots.Definition(name))));

        Assert.Equal(["201", "409 REG-0409"], answers.Select(answer => answer.Outcome).Distinct().Order());
        Assert.Single(answers, answer => answer.Status == 201);
    }

    [Fact]
    public async Task A_registry_and_its_records_do_not_exist_for_another_tenant()
    {
        var plots = await Plots.DefineAsync(host);
        var id = await plots.AddAsync(new { plot = "P-1" });
        string[] paths = [$"{Registries}/{plots.Name}", plots.Path, $"{plots.Path}/{id}", $"{plots.Path}/{id}/history"];

        foreach (var path in paths)
        {
            Assert.Equal("200", (await host.GetAsync(path)).Outcome);
            Assert.Equal("404 REG-0404", (await host.GetAsync(path, tenant: "ma")).Outcome);
        }

        Assert.Equal("404 REG-0404", (await host.PutAsync($"{plots.Path}/{id}", new { plot = "P-2" }, "*", tenant: "ma")).Outcome);
        var own = await Plots.DefineAsync(host, plots.Name, "ma");
        Assert.Equal("404 REG-0404", (await own.ReadAsync(id)).Outcome);
    }

    [Fact]
    public async Task A_record_does_not_exist_for_who_does_not_own_the_registry()
    {
        var plots = await Plots.DefineAsync(host);
        var id = await plots.AddAsync(new { plot = "P-1" });

        Assert.Equal("404 REG-0404", (await host.GetAsync(plots.Path, "rival")).Outcome);
        Assert.Equal("404 REG-0404", (await host.GetAsync($"{plots.Path}/{id}", "rival")).Outcome);
        Assert.Equal("404 REG-0404", (await host.GetAsync($"{plots.Path}/{id}/history", "rival")).Outcome);
        Assert.Equal("404 REG-0404", (await host.PutAsync($"{plots.Path}/{id}", new { plot = "P-2" }, "*", "rival")).Outcome);
        Assert.Equal("404 REG-0404", (await host.PostAsync(plots.Path, new { data = new { plot = "P-2" } }, "rival")).Outcome);
        Assert.Equal("1", (await plots.ReadAsync(id)).Text("version"));
    }

    [Fact]
    public async Task A_record_is_found_in_its_own_registry_only()
    {
        var plots = await Plots.DefineAsync(host);
        var other = await Plots.DefineAsync(host);
        var id = await plots.AddAsync(new { plot = "P-1" });

        Assert.Equal("404 REG-0404", (await other.ReadAsync(id)).Outcome);
        Assert.Equal("404 REG-0404", (await other.ReplaceAsync(id, new { plot = "P-2" }, "*")).Outcome);
    }
}
