using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 17.1 to 17.9 of the identity rules: what a passkey is asked, and which answers are good.</summary>
[Touches]
internal static class PasskeyChecks
{
    private const int LeastChallenge = 22;

    [Check("IDN-C180")]
    [Verifies("IDN-17.1")]
    public static async Task A_passkey_that_was_added_signs_in_and_each_of_several_does(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var (first, second) = (await holder.AddAsync(), await holder.AddAsync());
        await holder.MustGetInAsync(first);
        await holder.MustGetInAsync(second);
        await holder.MustGetInAsync(first with { UserHandle = null });
    }

    [Check("IDN-C181")]
    [Verifies("IDN-17.2")]
    [Verifies("IDN-17.3")]
    public static async Task The_options_ask_for_what_the_rules_say_and_tell_nothing_of_the_person(CheckRun run)
    {
        var (holder, other) = (await PasskeyHolder.NewAsync(run), await PasskeyHolder.NewAsync(run));
        var first = (await holder.Page.AskAsync()).Options;
        var create = JsonElement.Parse(first);
        Expect.Equal(run.Target.Issuer.IdnHost, Text(create.GetProperty("rp"), "id"), "relying party");
        Expect.That(create.GetProperty("pubKeyCredParams").EnumerateArray().Any(asked => asked.GetProperty("alg").GetInt32() == -7), "ES256 among the algorithms", first);
        Expect.Equal("required", Text(create.GetProperty("authenticatorSelection"), "userVerification"), "user verification at adding");
        Expect.That(!create.TryGetProperty("attestation", out var attestation) || attestation.GetString() == "none", "no attestation asked for", first);
        Expect.That(!first.Contains(holder.Person.Person.Number, StringComparison.Ordinal), "no number in the options", first);
        var (passkey, added) = (await holder.AddAsync(), await holder.AddAsync());
        var stand = await holder.Page.StandAsync();
        var get = JsonElement.Parse(stand.Options);
        Expect.Equal(run.Target.Issuer.IdnHost, Text(get, "rpId"), "relying party at signing in");
        Expect.Equal("required", Text(get, "userVerification"), "user verification at signing in");
        var challenges = new[] { Text(create, "challenge"), Text(get, "challenge"), Text(JsonElement.Parse((await holder.Page.StandAsync()).Options), "challenge") };
        Expect.Equal(3, challenges.Distinct().Count(challenge => challenge.Length >= LeastChallenge), "different challenges of sixteen bytes or more");
        Expect.Equal(passkey.UserHandle, added.UserHandle, "user handle of a second passkey");
        Expect.That((await other.AddAsync()).UserHandle != passkey.UserHandle, "another user handle of another person", "the same");
    }

    [Check("IDN-C182")]
    [Verifies("IDN-17.4")]
    public static async Task The_answer_to_the_challenge_of_another_browser_signs_nobody_in(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var passkey = await holder.AddAsync();
        await run.ControlAsync("the answer to its own challenge signs in", async () => await holder.MustGetInAsync(passkey));
        var (here, elsewhere) = (await holder.Page.StandAsync(), await holder.Page.StandAsync());
        await run.AttackAsync(async () => Expect.That(!await here.PostAsync(holder.Next(passkey).Get(elsewhere.Options)), "no sign-in by the answer to another challenge", "one"));
    }

    [Check("IDN-C183")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-17.5")]
    public static async Task A_challenge_is_good_for_five_minutes(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var passkey = await holder.AddAsync();
        await run.ControlAsync("a fresh challenge is answered", async () => await holder.MustGetInAsync(passkey));
        var (stand, asked) = (await holder.Page.StandAsync(), await holder.Page.AskAsync());
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(6));
        await run.AttackAsync(async () =>
        {
            Expect.That(!await stand.PostAsync(holder.Next(passkey).Get(stand.Options)), "no sign-in by a challenge of six minutes ago", "one");
            await asked.PostAsync(holder.Page.New().Create(asked.Options));
            Expect.Equal(1, (await holder.Page.IdsAsync()).Count, "passkeys after an answer of six minutes later");
        });
    }

    [Check("IDN-C184")]
    [Verifies("IDN-17.6")]
    public static async Task A_challenge_is_answered_once_even_by_many_at_the_same_time(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var asked = await holder.Page.AskAsync();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => asked.PostAsync(holder.Page.New().Create(asked.Options))));
        Expect.That((await holder.Page.IdsAsync()).Count <= 1, "one passkey at most by one challenge", $"{(await holder.Page.IdsAsync()).Count}");
        asked = await holder.Page.AskAsync();
        var before = (await holder.Page.IdsAsync()).Count;
        await run.ControlAsync("the first answer adds a passkey", async () =>
        {
            await asked.PostAsync(holder.Page.New().Create(asked.Options));
            Expect.Equal(before + 1, (await holder.Page.IdsAsync()).Count, "passkeys after the first answer");
        });
        await run.AttackAsync(async () =>
        {
            await asked.PostAsync(holder.Page.New().Create(asked.Options));
            Expect.Equal(before + 1, (await holder.Page.IdsAsync()).Count, "passkeys after the second answer to one challenge");
        });
    }

    [Check("IDN-C185")]
    [Verifies("IDN-17.7")]
    public static async Task An_answer_for_another_origin_or_relying_party_is_refused(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var passkey = await holder.AddAsync();
        await MustBeRefusedAsync(
            run,
            holder,
            passkey,
            answering => answering with { Origin = "https://identity.example" },
            answering => answering with { Origin = $"{answering.Origin}0" },
            answering => answering with { RelyingParty = "identity.example" });
    }

    [Check("IDN-C186")]
    [Verifies("IDN-17.8")]
    public static async Task An_answer_without_presence_or_verification_of_the_user_is_refused(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var passkey = await holder.AddAsync();
        await MustBeRefusedAsync(run, holder, passkey, answering => answering with { IsVerified = false }, answering => answering with { IsPresent = false });
    }

    [Check("IDN-C187")]
    [Verifies("IDN-17.9")]
    public static async Task An_answer_that_another_key_signed_is_refused(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var (first, second) = (await holder.AddAsync(), await holder.AddAsync());
        await run.ControlAsync("the key of the named passkey signs in", async () => await holder.MustGetInAsync(second));
        await run.AttackAsync(async () =>
        {
            await holder.MustStayOutAsync(first, answering => answering with { Number = second.Number });
            await holder.MustStayOutAsync(first, answering => answering with { Number = holder.Page.New().Number });
        });
    }

    private static async Task MustBeRefusedAsync(CheckRun run, PasskeyHolder holder, SoftPasskey passkey, params Func<SoftPasskey, SoftPasskey>[] flaws)
    {
        await run.ControlAsync("a good answer is taken at both pages", async () =>
        {
            await holder.MustGetInAsync(passkey);
            await holder.AddAsync();
        });
        await run.AttackAsync(async () =>
        {
            foreach (var flaw in flaws)
            {
                await holder.MustStayOutAsync(passkey, flaw);
                Expect.That(!await holder.Page.TryAddAsync(flaw(holder.Page.New()).Create), "no passkey added", "one");
            }
        });
    }

    private static string Text(JsonElement options, string member) => options.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";
}
