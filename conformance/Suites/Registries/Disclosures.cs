using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Consent;

namespace DigitalIndiaStack.Conformance.Suites.Registries;

/// <summary>A registry with a record of the citizen and one of the neighbour, and a consent of one of them to read it.</summary>
internal sealed record Disclosures(Plots Plots, GrantedConsent Consent)
{
    public const string CitizenPlot = "P-citizen";

    public const string NeighbourPlot = "P-neighbour";

    public static async Task<Disclosures> MakeAsync(CheckRun run, string person = Roles.Citizen)
    {
        var plots = await Plots.DefineAsync(run);
        await plots.AddAsync(NeighbourPlot, Roles.Neighbour);
        await plots.AddAsync(CitizenPlot, Roles.Citizen);
        var terms = Agreement.TermsOf(run.A.ClientOf("fiduciary").ClientId, run.A.Data("dataSource"), plots.Name);
        return new Disclosures(plots, await GrantedConsent.MakeAsync(run, terms, person));
    }

    public Task<Answer> ReadAsync(params string[] fields) =>
        Plots.DiscloseAsync(Plots.Run.A.Fiduciary, Consent.Id, Agreement.Purpose, fields.Length == 0 ? ["plot", "area"] : fields);

    public Task MustOpenAsync() => Plots.Run.ControlAsync("the live consent discloses", async () => (await ReadAsync()).MustBe(200));
}
