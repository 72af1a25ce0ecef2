using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Consent;
using DigitalIndiaStack.Conformance.Suites.Registries;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of the registries block.</summary>
internal static class RegistryCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var api = run.Api("registries");
        var plots = await Plots.DefineAsync(run);
        var record = await plots.AddAsync("P-generated");
        return
        [
            new(() => api.Call("listRegistries"), run.A.Registrar),
            new(() => api.Call("createRegistry").Key(), run.A.Registrar) { Body = Plots.DefinitionOf(run.Unique("plots")) },
            OfRegistrar(run, () => plots.Call("getRegistry")),
            OfRegistrar(run, () => plots.Call("searchRecords")),
            OfRegistrar(run, () => plots.Call("createRecord").Key()) with { Body = new JsonObject { ["data"] = Plots.Data("P-more") } },
            OfRegistrar(run, () => record.Call("getRecord")),
            OfRegistrar(run, () => record.Call("replaceRecord").Header("If-Match", record.ETag)) with
            {
                Body = new JsonObject { ["data"] = Plots.Data("P-generated", 2) },
                State = new(() => record.Call("getRecord"), run.A.Registrar),
            },
            OfRegistrar(run, () => record.Call("getRecordHistory")),
            .. await OfferedCalls.OfAsync(() => Disclosures.MakeAsync(run), disclosures => Disclosure(run, disclosures)),
            new(() => api.Call("listAccesses"), run.A.Citizen),
        ];
    }

    private static GoodCall Disclosure(CheckRun run, Disclosures disclosures) => new(() => disclosures.Plots.Call("discloseRecord"), run.A.Fiduciary)
    {
        Body = new JsonObject { ["consentId"] = disclosures.Consent.Id, ["purposeCode"] = Agreement.Purpose, ["fields"] = new JsonArray("plot") },
        OtherTenant = () => run.B.Client("fiduciary"),
    };

    private static GoodCall OfRegistrar(CheckRun run, Func<OperationCall> make) => new(make, run.A.Registrar) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Registrar };
}
