using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A person of the check's own with their passkeys, whose counters move on with each answer.</summary>
internal sealed class PasskeyHolder(CheckRun run, SignInRequest person)
{
    private uint counter = 1;

    /// <summary>How the person signs in.</summary>
    public SignInRequest Person => person;

    /// <summary>Their pages.</summary>
    public OwnPasskeysPage Page { get; } = new(run, person);

    /// <summary>A new person, who comes to their own pages by codes that are sent.</summary>
    public static async Task<PasskeyHolder> NewAsync(CheckRun run) => new(run, await FactorChecks.RequestOfNewPersonAsync(run) with { Factor = "code" });

    /// <summary>Adds a passkey.</summary>
    public Task<SoftPasskey> AddAsync() => Page.AddAsync();

    /// <summary>The passkey as it answers next.</summary>
    public SoftPasskey Next(SoftPasskey passkey) => passkey with { Counter = ++counter };

    /// <summary>Whether the answer of a passkey signs the person in, after their PIN.</summary>
    /// <param name="spoil">Changes the passkey before it answers.</param>
    public async Task<bool> SignsInAsync(SoftPasskey passkey, Func<SoftPasskey, SoftPasskey>? spoil = null)
    {
        var (stand, next) = (await Page.StandAsync(), Next(passkey));
        return stand.Options.Length > 0 && await stand.PostAsync((spoil?.Invoke(next) ?? next).Get(stand.Options));
    }

    public async Task MustGetInAsync(SoftPasskey passkey) => Expect.That(await SignsInAsync(passkey), "a sign-in with a passkey", "none");

    public async Task MustStayOutAsync(SoftPasskey passkey, Func<SoftPasskey, SoftPasskey>? spoil = null) =>
        Expect.That(!await SignsInAsync(passkey, spoil), "no sign-in with a passkey", "one");
}
