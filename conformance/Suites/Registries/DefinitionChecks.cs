using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Registries;

/// <summary>Clauses 1 and 2 of the registry rules.</summary>
[Touches]
internal static class DefinitionChecks
{
    [Check("REG-C01")]
    [Verifies("REG-2.1")]
    public static async Task A_schema_that_is_none_is_refused(CheckRun run)
    {
        await run.ControlAsync("a good schema is taken", async () => await Plots.DefineAsync(run));
        await run.AttackAsync(async () =>
        {
            foreach (var wrong in new[] { """{ "type": "nothing" }""", """{ "type": "object", "properties": { "plot": { "minLength": "one" } } }""", """{ "properties": { "plot": { "$ref": "#/$defs/absent" } } }""" })
            {
                var definition = Plots.DefinitionOf(run.Unique("plots"));
                definition["schema"] = JsonNode.Parse(wrong);
                definition["indexes"] = new JsonArray();
                (await Plots.DefineAsync(run, definition, run.A.Registrar)).MustBeRefused(422, "REG-0423");
            }
        });
    }

    [Check("REG-C02")]
    [Verifies("REG-2.2")]
    public static async Task An_index_that_is_no_scalar_property_is_refused(CheckRun run)
    {
        await run.ControlAsync("a scalar index is taken", async () => await Plots.DefineAsync(run));
        await run.AttackAsync(async () =>
        {
            var definition = Plots.DefinitionOf(run.Unique("plots"));
            definition["schema"]!["properties"]!["parts"] = new JsonObject { ["type"] = "array" };
            foreach (var index in new[] { "absent", "parts" })
            {
                definition["indexes"] = new JsonArray(index);
                (await Plots.DefineAsync(run, definition, run.A.Registrar)).MustBeRefused(422, "REG-0423");
            }
        });
    }

    [Check("REG-C03")]
    [Verifies("REG-2.3")]
    public static async Task A_second_registry_of_one_name_is_refused(CheckRun run)
    {
        var name = run.Unique("plots");
        await run.ControlAsync("the first is taken", async () => (await Plots.DefineAsync(run, Plots.DefinitionOf(name), run.A.Registrar)).MustBe(201));
        await run.AttackAsync(async () =>
        {
            (await Plots.DefineAsync(run, Plots.DefinitionOf(name), run.A.Registrar)).MustBeRefused(409, "REG-0409");
            (await Plots.DefineAsync(run, Plots.DefinitionOf(name), run.A.Rival)).MustBeRefused(409, "REG-0409");
        });
    }

    [Check("REG-C04")]
    [Verifies("REG-1.1")]
    [Verifies("API-3.4")]
    public static async Task Registries_and_records_of_another_tenant_are_not_found(CheckRun run)
    {
        var plots = await Plots.DefineAsync(run);
        var record = await plots.AddAsync("P-1");
        await run.ControlAsync("their own tenant reads them", async () =>
        {
            (await plots.Call("getRegistry").SendAsync(run.A.Registrar)).MustBe(200);
            (await record.ReadAsync(run.A.Registrar)).MustBe(200);
        });
        await run.AttackAsync(async () =>
        {
            (await plots.Call("getRegistry").SendAsync(run.B.Registrar)).MustBeRefused(404, "REG-0404");
            (await record.ReadAsync(run.B.Registrar)).MustBeRefused(404, "REG-0404");
            (await record.Call("getRecordHistory").SendAsync(run.B.Registrar)).MustBeRefused(404, "REG-0404");
            (await plots.SearchAsync(run.B.Registrar)).MustBeRefused(404, "REG-0404");
        });
    }

    [Check("REG-C05")]
    [Verifies("REG-1.1")]
    [Verifies("REG-3.8")]
    public static async Task Lists_hold_nothing_of_another_tenant_or_registry(CheckRun run)
    {
        var (plots, others) = (await Plots.DefineAsync(run), await Plots.DefineAsync(run));
        var (own, foreign) = (await plots.AddAsync("P-1"), await others.AddAsync("P-1"));
        var found = (await plots.SearchAsync(run.A.Registrar, "plot", "P-1")).MustBe(200);
        Expect.That(found.Text.Contains(own.Id, StringComparison.Ordinal), $"the record {own.Id}", found.Exchange.ResponseBody, found);
        Expect.That(!found.Text.Contains(foreign.Id, StringComparison.Ordinal), $"no record of another registry ({foreign.Id})", found.Exchange.ResponseBody, found);

        var listed = await Pages.WalkAsync(run.Api("registries").Call("listRegistries"), run.B.Registrar, 100);
        Expect.That(!listed.Any(item => item.GetProperty("name").GetString() == plots.Name), $"no registry of another tenant ({plots.Name})", "it is listed");
    }

    [Check("REG-C06")]
    [Verifies("REG-1.2")]
    public static async Task Records_of_a_registry_of_another_client_are_not_found(CheckRun run)
    {
        var plots = await Plots.DefineAsync(run);
        var record = await plots.AddAsync("P-1");
        await run.ControlAsync("the owner reads the record", async () => (await record.ReadAsync(run.A.Registrar)).MustBe(200));
        await run.AttackAsync(async () =>
        {
            (await record.ReadAsync(run.A.Rival)).MustBeRefused(404, "REG-0404");
            (await record.Call("getRecordHistory").SendAsync(run.A.Rival)).MustBeRefused(404, "REG-0404");
            (await plots.SearchAsync(run.A.Rival)).MustBeRefused(404, "REG-0404");
            (await record.Call("replaceRecord").Header("If-Match", record.ETag).Json(new { data = new { plot = "P-2" } }).SendAsync(run.A.Rival)).MustBeRefused(404, "REG-0404");
        });
    }
}
