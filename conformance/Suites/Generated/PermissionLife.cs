using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites.Identity;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A permission for one KYC answer, from the first question to its end.</summary>
internal sealed class PermissionLife(CheckRun run, AskedPerson person, Answer permission) : IStateDriver
{
    private static readonly TimeSpan PastExpiry = TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1);

    public static async Task<IStateDriver> MakeAsync(CheckRun run)
    {
        var (person, key) = (await AskedPerson.NewAsync(run), EnvelopeKey.New(run));
        await AskedPerson.RegisterAsync(run, key.Jwk);
        return new PermissionLife(run, person, await person.AskAsync(person.KycDraft(key, "fullName")));
    }

    public async Task<Answer?> FireAsync(string name)
    {
        if (name == "expire")
        {
            await SandboxControl.AdvanceAsync(run, PastExpiry);
            return null;
        }

        return await (name switch
        {
            "take" => person.TakeAsync(permission),
            "withdraw" => person.WithdrawAsync(permission),
            _ => person.DecideAsync(permission, name),
        });
    }

    public async Task<string> StateAsync() => (await person.At("getPermission", permission).SendAsync(run.A.Fiduciary)).MustBe(200).Member("status");
}
