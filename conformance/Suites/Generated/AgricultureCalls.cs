using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Suites.Agriculture;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls of the agriculture service; the application that one of them makes stays open, its applicant is nobody else's.</summary>
internal static class AgricultureCalls
{
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var api = run.Api("agriculture");
        var scheme = await Scheme.FirstAsync(run);
        var (farmer, applicant) = (await scheme.FarmerAsync(run), await scheme.FarmerAsync(run));
        var application = (await farmer.ApplyAsync(scheme, "grant")).MustBe("under-review");
        return
        [
            new(() => api.Call("listApplications"), run.A.Officer),
            new(() => api.Call("applyForBenefit").Key(), applicant.Actor) { Body = new JsonObject { ["scheme"] = scheme.Name } },
            OfFarmer("getApplication"),
            new(() => Call("decideApplication").Header("If-Match", application.ETag), run.A.Officer)
            {
                Body = new JsonObject { ["decision"] = "reject", ["reason"] = "Generated." },
                OtherTenant = () => run.B.Officer,
                State = new(() => Call("getApplication"), farmer.Actor),
            },
            OfFarmer("collectEvidence"),
        ];

        OperationCall Call(string operation) => api.Call(operation).Path("applicationId", application.Id);

        GoodCall OfFarmer(string operation) => new(() => Call(operation), farmer.Actor) { OtherOwner = run.A.Neighbour, OtherTenant = () => run.B.Officer };
    }
}
