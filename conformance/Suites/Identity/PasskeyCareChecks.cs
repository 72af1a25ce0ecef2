using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 17.10 to 17.20 of the identity rules: whose passkeys sign in, when they are shut, and what is told of them.</summary>
[Touches]
internal static class PasskeyCareChecks
{
    private const int Most = 10;
    private const int Tries = 8;
    private const string Factor = "passkey";

    [Check("IDN-C188")]
    [Verifies("IDN-17.10")]
    public static async Task A_passkey_of_somebody_else_or_one_that_was_removed_signs_nobody_in(CheckRun run)
    {
        var (holder, other) = (await PasskeyHolder.NewAsync(run), await PasskeyHolder.NewAsync(run));
        var (removed, kept, foreign) = (await holder.AddAsync(), await holder.AddAsync(), await other.AddAsync());
        await run.ControlAsync("each signs its person in", async () =>
        {
            await holder.MustGetInAsync(removed);
            await other.MustGetInAsync(foreign);
        });
        await holder.Page.PressAsync("remove", (await holder.Page.IdsAsync())[0]);
        await run.AttackAsync(async () =>
        {
            await holder.MustStayOutAsync(foreign);
            await holder.MustStayOutAsync(foreign with { UserHandle = null });
            await holder.MustStayOutAsync(removed);
        });
        await holder.MustGetInAsync(kept);
    }

    [Check("IDN-C189")]
    [Verifies("IDN-17.11")]
    [Verifies("IDN-17.12")]
    public static async Task A_passkey_whose_counter_does_not_move_on_is_refused_and_shut(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var (copied, other, plain) = (await holder.AddAsync(), await holder.AddAsync(), await AddUncountedAsync(holder));
        await run.ControlAsync("a counter that moves on, and one that stays zero, sign in", async () =>
        {
            await holder.MustGetInAsync(copied);
            await MustGetInUncountedAsync(holder, plain);
            await MustGetInUncountedAsync(holder, plain);
        });
        await run.AttackAsync(async () =>
        {
            await holder.MustStayOutAsync(copied, answering => answering with { Counter = 1 });
            Expect.Equal(1, (await holder.Page.IdsAsync()).Count(id => id.StartsWith('!')), "passkeys that are shut");
            await holder.MustStayOutAsync(copied);
        });
        await holder.MustGetInAsync(other);
    }

    [Check("IDN-C190")]
    [Verifies("IDN-17.13")]
    public static async Task Nobody_has_more_than_ten_passkeys(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        await run.ControlAsync("the first one is added", holder.AddAsync);
        for (var count = 1; count <= Most; count++)
        {
            await holder.Page.TryAddAsync(holder.Page.New().Create);
        }

        await run.AttackAsync(async () => Expect.That((await holder.Page.IdsAsync()).Count <= Most, "ten passkeys at most", $"{(await holder.Page.IdsAsync()).Count}"));
    }

    [Check("IDN-C191")]
    [Verifies("IDN-17.14")]
    public static async Task A_credential_id_is_added_once_by_whomever(CheckRun run)
    {
        var (holder, other) = (await PasskeyHolder.NewAsync(run), await PasskeyHolder.NewAsync(run));
        var passkey = await holder.AddAsync();
        await run.ControlAsync("another id is added", other.AddAsync);
        await run.AttackAsync(async () =>
        {
            foreach (var again in new[] { other, holder })
            {
                Expect.That(!await again.Page.TryAddAsync((again.Page.New() with { Id = passkey.Id }).Create), "no passkey of an id that there is", "one");
            }
        });
        await holder.MustGetInAsync(passkey);
    }

    [Check("IDN-C192")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-17.15")]
    public static async Task Many_wrong_answers_at_the_same_time_lock_the_factor_for_fifteen_minutes(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var passkey = await holder.AddAsync();
        await run.ControlAsync("the right answer signs in", async () => await holder.MustGetInAsync(passkey));
        var stand = await holder.Page.StandAsync();
        await Task.WhenAll(Enumerable.Range(0, Tries).Select(_ => stand.PostAsync("{}")));
        await run.AttackAsync(async () => await holder.MustStayOutAsync(passkey));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(16));
        await holder.MustGetInAsync(passkey);
    }

    [Check("IDN-C193")]
    [Verifies("IDN-17.16")]
    public static async Task Locked_passkeys_are_neither_offered_nor_taken_until_they_are_unlocked(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        Expect.Equal("absent", await holder.Page.StateAsync(), "state of the factor of a person without passkeys");
        var passkey = await holder.AddAsync();
        var open = await holder.Page.StandAsync();
        await run.ControlAsync("an open passkey is offered", () =>
        {
            Expect.That(open.Options.Length > 0, "a passkey asked for", "none");
            return Task.CompletedTask;
        });
        await holder.Page.PressAsync("lock", Factor);
        await run.AttackAsync(async () =>
        {
            var stand = await holder.Page.StandAsync();
            Expect.That(stand.Options.Length == 0 && !stand.Others.Contains(Factor), "no passkey offered while it is locked", string.Join(' ', stand.Others));
            Expect.That(!await open.PostAsync(holder.Next(passkey).Get(open.Options)), "no sign-in with a locked passkey", "one");
        });
        await holder.Page.PressAsync("unlock", Factor);
        await holder.MustGetInAsync(passkey);
    }

    [Check("IDN-C194")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-17.17")]
    public static async Task A_sign_in_of_more_than_ten_minutes_ago_adds_and_removes_no_passkey(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        await run.ControlAsync("a fresh sign-in adds one", holder.AddAsync);
        var id = (await holder.Page.IdsAsync())[0];
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(7));
        var asked = await holder.Page.AskAsync();
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(4));
        await run.AttackAsync(async () =>
        {
            await asked.PostAsync(holder.Page.New().Create(asked.Options));
            await holder.Page.PressAsync("remove", id);
            Expect.Equal(id, string.Join(' ', await new OwnPasskeysPage(run, holder.Person).IdsAsync()), "passkeys after an old sign-in");
        });
    }

    [Check("IDN-C195")]
    [Verifies("IDN-17.18")]
    public static async Task Adding_removing_and_shutting_a_passkey_stand_in_the_history(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var passkey = await holder.AddAsync();
        await holder.MustGetInAsync(passkey);
        await holder.MustStayOutAsync(passkey, answering => answering with { Counter = 1 });
        await holder.Page.PressAsync("remove", (await holder.Page.IdsAsync())[0].TrimStart('!'));
        var told = (await new OwnSecurityPage(run, holder.Person).HistoryAsync()).Where(entry => entry.Outcome.StartsWith("factor-", StringComparison.Ordinal));
        Expect.Equal("factor-removed passkey, factor-locked passkey, factor-added passkey", string.Join(", ", told.Select(entry => $"{entry.Outcome} {entry.Factor}")), "changes of passkeys in the history");
    }

    [Check("IDN-C196")]
    [Verifies("IDN-17.19")]
    public static async Task The_page_that_asks_for_a_passkey_offers_the_other_factors(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        await holder.AddAsync();
        var stand = await holder.Page.StandAsync();
        await run.ControlAsync("the page asks for the passkey, or offers it", () =>
        {
            Expect.That(stand.Options.Length > 0 || stand.Others.Contains(Factor), "a passkey among the factors", "none");
            return Task.CompletedTask;
        });
        await run.AttackAsync(async () => Expect.That(await PersonSignIn.TrySignInAsync(run, holder.Person with { Factor = "code" }), "a sign-in with the sent code beside a passkey", "none"));
    }

    [Check("IDN-C197")]
    [Verifies("IDN-17.20")]
    public static async Task An_identity_token_tells_the_proof_of_a_key_and_no_code(CheckRun run)
    {
        var holder = await PasskeyHolder.NewAsync(run);
        var passkey = await holder.AddAsync();
        var tokens = (await PersonSignIn.SignInAsync(run, holder.Person with { Factor = Factor, Passkey = holder.Next(passkey).Get })).MustBe(200);
        var methods = JwsCompact.Claims(tokens.Member("id_token"))["amr"] as JsonArray ?? [];
        var told = methods.Select(method => $"{method}").ToList();
        Expect.That(told.Contains("pin") && told.Contains("pop") && !told.Contains("otp"), "amr with pin and pop, without otp", string.Join(' ', told), tokens);
    }

    private static async Task<SoftPasskey> AddUncountedAsync(PasskeyHolder holder)
    {
        var passkey = holder.Page.New() with { Counter = 0 };
        Expect.That(await holder.Page.TryAddAsync(passkey.Create), "a passkey that does not count is added", "none");
        return passkey;
    }

    private static async Task MustGetInUncountedAsync(PasskeyHolder holder, SoftPasskey passkey) =>
        Expect.That(await holder.SignsInAsync(passkey, answering => answering with { Counter = 0 }), "a sign-in with a passkey that does not count", "none");
}
