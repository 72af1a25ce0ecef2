using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Consent;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A consent that the citizen gave for two days.</summary>
internal sealed class ConsentLife(GrantedConsent consent) : IStateDriver
{
    private static readonly TimeSpan PastExpiry = TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1);

    public static async Task<IStateDriver> MakeAsync(CheckRun run) => new ConsentLife(await GrantedConsent.MakeAsync(run));

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "expire")
        {
            await SandboxControl.AdvanceAsync(consent.Run, PastExpiry);
            return null;
        }

        return await consent.WithdrawAsync(consent.Person);
    }

    public async Task<string> StateAsync() => (await consent.ReadAsync(consent.Person)).MustBe(200).Member("status");
}
