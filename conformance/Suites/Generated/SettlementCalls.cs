using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Payments;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of settlement; a target without who operates it has none.</summary>
internal static class SettlementCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        if (!run.A.Tenant.Clients.Any(client => client.Role == "switch"))
        {
            return [];
        }

        var code = await Clearing.RegisteredAsync(run, "treasury");

        // The one that this opening closed is nobody else's.
        (await Clearing.TurnAsync(run)).MustBe(201);
        var closed = await Clearing.ClosedAsync(run);
        return
        [
            new(() => run.Api("payments").Call("listParticipants"), run.A.Switch),
            new(() => run.Api("payments").Call("registerParticipant").Key(), run.A.Switch) { Body = Clearing.Draft(run, Clearing.NewCode(run)) },
            new(() => run.Api("payments").Call("getParticipant").Path("participant", code), run.A.Switch) { OtherTenant = () => run.B.Switch },
            new(() => run.Api("payments").Call("listSettlementWindows"), run.A.Treasury),
            new(() => run.Api("payments").Call("openSettlementWindow").Key(), run.A.Switch),
            new(() => Clearing.OfWindow(run, "getSettlementWindow", closed), run.A.Treasury) { OtherTenant = () => run.B.Treasury },
            new(() => Clearing.OfWindow(run, "listSettlementPositions", closed), run.A.Switch) { OtherTenant = () => run.B.Switch },
            new(() => Clearing.OfWindow(run, "confirmSettlementWindow", closed), run.A.Switch)
            {
                Body = new JsonObject { ["reference"] = "generated" },
                OtherTenant = () => run.B.Switch,
                State = new(() => Clearing.OfWindow(run, "getSettlementWindow", closed), run.A.Treasury),
            },
            OfParticipant(run, () => Clearing.OfWindow(run, "getSettlementStatement", closed).Path("participant", code)),
            OfParticipant(run, () => Clearing.OfWindow(run, "reconcileSettlementWindow", closed).Path("participant", code)) with { Body = new JsonObject { ["items"] = new JsonArray() } },
        ];
    }

    private static GoodCall OfParticipant(CheckRun run, Func<OperationCall> make) => new(make, run.A.Treasury) { OtherOwner = run.A.Rival, OtherTenant = () => run.B.Treasury };
}
