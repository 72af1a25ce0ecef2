using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Suites.Agriculture;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>The application of a farmer of its own, whose land is entered when it matters.</summary>
internal sealed class ApplicationLife(Scheme scheme, Farmer farmer, Application application) : IStateDriver
{
    private Application current = application;

    public static async Task<IStateDriver> MakeAsync(CheckRun run, Scheme scheme)
    {
        var farmer = await Farmer.EnrolAsync(run);
        return new ApplicationLife(scheme, farmer, await farmer.ApplyAsync(scheme));
    }

    public async Task<Answer?> FireAsync(string name)
    {
        switch (name)
        {
            case "pay":
                await current.PaidAsync();
                return null;
            case "approve" or "reject":
                current = await current.AgainAsync();
                return await current.DecideAsync(current.Run.A.Officer, name);
            case "refuse":
                await current.AnswerAsync("refuse");
                break;
            default:
                await Farmer.EnterAsync(current.Run, farmer.Person.Number, name == "grant" ? scheme.MaximumHectares : scheme.MaximumHectares + 1);
                await Wallet.LinkAsync(current.Run, farmer, scheme);
                await current.AnswerAsync("grant");
                break;
        }

        return await current.TryCollectAsync(farmer.Actor);
    }

    public async Task<string> StateAsync() => (await current.AgainAsync()).Status;
}
