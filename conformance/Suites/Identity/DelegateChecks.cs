using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 20 of the identity rules: who acts for whom, where, and until when.</summary>
[Touches]
internal static class DelegateChecks
{
    private static readonly string[] Staying = ["consent.own.read", "offline_access"];

    [Check("IDN-C240")]
    [Verifies("IDN-20.1")]
    public static async Task The_client_is_told_for_whom_a_delegate_acts_and_who_they_are(CheckRun run)
    {
        var pair = await DelegatePair.AcceptedAsync(run);
        var (principal, other) = (await InfoAsync(pair.Principal.Request), await InfoAsync(pair.Delegate.Request));
        var tokens = (await PersonSignIn.SignInAsync(run, Asking(pair.Acting()))).MustBe(200);
        var claims = tokens.MustHaveClaims("id_token");
        var info = (await pair.InfoAsync(tokens)).MustBe(200);
        Expect.Equal(principal, $"{claims["sub"]}", "sub of the identity token", tokens);
        Expect.Equal(other, $"{claims["act"]?["sub"]}", "act.sub of the identity token", tokens);
        Expect.Equal(principal, info.Member("sub"), "sub of userinfo", info);
        Expect.Equal(other, info.Json.TryGetProperty("act", out var act) ? $"{act.GetProperty("sub")}" : "", "act.sub of userinfo", info);

        async Task<string> InfoAsync(SignInRequest request) => (await UserInfo.FetchAsync(run, Asking(request))).MustBe(200).Member("sub");

        SignInRequest Asking(SignInRequest request) => request with { Scopes = ["email"], Audience = run.Target.AddressOf("identity").Audience };
    }

    [Check("IDN-C241")]
    [Verifies("IDN-20.2")]
    public static async Task An_access_token_names_both_by_their_names_at_its_block(CheckRun run)
    {
        var pair = await DelegatePair.AcceptedAsync(run);
        var (principal, other) = (await pair.Principal.TokensAsync(run), await pair.Delegate.TokensAsync(run));
        var tokens = await pair.ActAsync();
        var claims = tokens.MustHaveClaims("access_token");
        Expect.Equal($"{principal.MustHaveClaims("access_token")["sub"]}", $"{claims["sub"]}", "sub of the access token", tokens);
        Expect.Equal($"{other.MustHaveClaims("access_token")["sub"]}", $"{claims["act"]?["sub"]}", "act.sub of the access token", tokens);
    }

    [Check("IDN-C242")]
    [Verifies("IDN-20.3")]
    public static async Task A_delegate_acts_only_where_they_chose_so(CheckRun run)
    {
        var pair = await DelegatePair.AcceptedAsync(run);
        var browser = new PersonBrowser(run);
        await run.ControlAsync("where they chose so, they act", async () =>
        {
            var acted = (await PersonSignIn.SignInAsync(run, pair.Acting() with { Cookies = browser.Cookies })).MustBe(200);
            Expect.That(acted.MustHaveClaims("id_token")["act"] is not null, "the claim act", "none", acted);
        });
        await run.AttackAsync(async () =>
        {
            var own = (await PersonSignIn.SignInAsync(run, pair.Delegate.Request with { Cookies = browser.Cookies })).MustBe(200);
            Expect.That(own.MustHaveClaims("id_token")["act"] is null, "no claim act in a token for oneself", "one", own);
        });
    }

    [Check("IDN-C243")]
    [Verifies("IDN-20.4")]
    public static async Task A_delegate_does_not_act_at_a_client_that_was_not_named(CheckRun run)
    {
        var pair = await DelegatePair.AcceptedAsync(run);
        await run.ControlAsync("at the named one they act", () => pair.ActAsync());
        await run.AttackAsync(() => pair.MustNotActAsync(pair.Acting() with { Client = run.A.ClientOf("party"), Scopes = [], Audience = run.Target.AddressOf("identity").Audience }));
    }

    [Check("IDN-C244")]
    [Verifies("IDN-20.5")]
    public static async Task Nobody_acts_by_an_offer_that_was_not_accepted(CheckRun run)
    {
        var (pair, declined) = (await DelegatePair.NewAsync(run), await DelegatePair.NewAsync(run));
        await pair.OfferAsync();
        await pair.MustNotActAsync();
        await declined.OfferAsync();
        await declined.AnswerAsync("decline");
        await declined.MustNotActAsync();
        await pair.AnswerAsync("accept");
        await pair.ActAsync();
    }

    [Check("IDN-C245")]
    [Verifies("IDN-20.6")]
    public static async Task What_a_delegate_got_ends_with_the_delegation(CheckRun run)
    {
        foreach (var end in new[] { "withdraw", "end" })
        {
            var pair = await DelegatePair.AcceptedAsync(run);
            var (told, tokens) = ((await PersonSignIn.SignInAsync(run, pair.Acting("email") with { Audience = run.Target.AddressOf("identity").Audience })).MustBe(200), await pair.ActAsync(Staying));
            var (flow, code) = await SenderChecks.CodeAsync(run, pair.Acting());
            await run.ControlAsync("before, it is good", async () => (await pair.InfoAsync(told)).MustBe(200));
            await pair.AnswerAsync(end);
            await run.AttackAsync(async () =>
            {
                ClientChecks.MustBeRefused(await pair.RefreshAsync(tokens));
                ClientChecks.MustBeRefused(await PersonSignIn.RedeemAsync(run, pair.Acting(), flow, code));
                var info = await pair.InfoAsync(told);
                Expect.That(info.Status is 400 or 401 or 403, "a refusal of userinfo", $"{info.Status}", info);
                await pair.MustNotActAsync();
            });
        }
    }

    [Check("IDN-C246")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-20.7")]
    public static async Task A_delegate_does_not_act_after_the_last_day_and_that_is_within_a_year(CheckRun run)
    {
        var pair = await DelegatePair.AcceptedAsync(run, 2);
        await run.ControlAsync("before, they act", () => pair.ActAsync());
        await pair.Principal.Page.OfferAsync(pair.Delegate.Number, DelegatePair.Day(run, 369), run.A.ClientOf("app").ClientId);
        Expect.Equal(1, (await pair.Principal.Page.ListAsync()).Count, "delegations after an offer of more than a year");
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromDays(4));
        await run.AttackAsync(() => pair.MustNotActAsync());
    }

    [Check("IDN-C247")]
    [Verifies("IDN-20.8")]
    public static async Task Nobody_acts_while_one_of_the_two_is_locked_suspended_or_dead(CheckRun run)
    {
        foreach (var (who, what) in new[] { ("principal", "lock"), ("delegate", "lock"), ("principal", "suspendPerson"), ("delegate", "suspendPerson"), ("principal", "recordDeath") })
        {
            var pair = await DelegatePair.AcceptedAsync(run);
            var tokens = await pair.ActAsync(Staying);
            var one = who == "principal" ? pair.Principal : pair.Delegate;
            await (what == "lock" ? one.Security.LockAsync() : StandAsync(run, what, one.Id));
            ClientChecks.MustBeRefused(await pair.RefreshAsync(tokens));
            if (one == pair.Principal)
            {
                await pair.MustNotActAsync();
            }
        }
    }

    private static async Task StandAsync(CheckRun run, string operation, string person) =>
        (await run.Api("identity").Call(operation).Path("personId", person).Json(Counter.Decision()).SendAsync(run.A.Reviewer)).MustBe(200);
}
