using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 10 of the identity rules: how a logout is asked for, and what is worth nothing after it.</summary>
[Touches]
internal static class LogoutChecks
{
    private const string State = "after-the-logout";

    [Check("IDN-C58")]
    [Touches(Destructive = true)]
    [Verifies("IDN-10.1")]
    [Verifies("IDN-10.2")]
    public static async Task A_foreign_request_signs_nobody_out(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var elsewhere = await SignedIn.StartAsync(run, person.Request);
        await run.ControlAsync("the token of the session signs out", async () =>
        {
            await elsewhere.LogOutWithHintAsync();
            await elsewhere.MustBeAsync(false);
        });
        Opened? asked = null;
        await run.AttackAsync(async () =>
        {
            await person.LogOutAsync(("client_id", person.Request.Client.ClientId));
            await person.MustBeAsync(true);
            asked = await person.LogOutAsync(("id_token_hint", elsewhere.Tokens.Member("id_token")));
            await person.MustBeAsync(true);
            await person.Browser.SubmitAsync(asked, isWhole: false);
            await person.MustBeAsync(true);
        });
        await person.Browser.SubmitAsync(asked!);
        await person.MustBeAsync(false);
    }

    [Check("IDN-C59")]
    [Touches(Destructive = true)]
    [Verifies("IDN-10.3")]
    [Verifies("IDN-10.4")]
    public static async Task A_logout_leads_to_registered_addresses_with_the_state(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var home = person.Request.Client.PostLogoutRedirectUri
            ?? throw new CheckSkippedException(ReasonCodes.DataMissing, $"The target file names no postLogoutRedirectUri of {person.Request.Client}.");
        Opened? away = null;
        await run.ControlAsync("the registered one is gone to", async () =>
        {
            var again = await SignedIn.StartAsync(run, person.Request);
            away = await again.LogOutWithHintAsync(("post_logout_redirect_uri", home.ToString()), ("state", State));
            Expect.Equal(home.GetLeftPart(UriPartial.Path), away.Away?.GetLeftPart(UriPartial.Path), "where the logout leads", away.Answer);
        });
        await run.AttackAsync(async () =>
        {
            foreach (var more in new[] { "/x", "?x=1", ".evil.example.org" })
            {
                var refused = await person.LogOutAsync(("id_token_hint", person.Tokens.Member("id_token")), ("post_logout_redirect_uri", home + more), ("state", State));
                Expect.That(refused.Away is null, "no redirect to an address that is not registered", $"{refused.Away}", refused.Answer);
            }
        });
        Expect.Equal($"{home}?state={State}", away!.Away?.ToString(), "where the logout leads", away.Answer);
    }

    [Check("IDN-C60")]
    [Touches(Destructive = true)]
    [Verifies("IDN-10.6")]
    public static async Task A_stolen_cookie_is_worth_nothing_after_the_logout(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var thief = person.Browser.Copy();
        await run.ControlAsync("before it signs in", () => person.MustBeAsync(true, thief));
        var stolen = person.Browser.Copy();
        await person.LogOutWithHintAsync();
        await run.AttackAsync(() => person.MustBeAsync(false, stolen));
    }

    [Check("IDN-C61")]
    [Touches(Destructive = true)]
    [Verifies("IDN-10.7")]
    public static async Task Codes_and_refresh_tokens_end_with_the_session(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var (tenant, client) = (person.Request.Tenant, person.Request.Client);
        var refresh = "";
        await run.ControlAsync("before the refresh token is redeemed", async () => refresh =
            (await TokenEndpoint.RequestAsync(run, tenant, client, SenderChecks.RefreshGrant(person.Tokens.Member("refresh_token")))).MustBe(200).Member("refresh_token"));
        var (flow, code) = await person.CodeAsync();
        await person.LogOutWithHintAsync();
        await run.AttackAsync(async () =>
        {
            ClientChecks.MustBeRefused(await TokenEndpoint.RequestAsync(run, tenant, client, SenderChecks.RefreshGrant(refresh)));
            ClientChecks.MustBeRefused(await PersonSignIn.RedeemAsync(run, person.Request, flow, code));
        });
    }

    [Check("IDN-C62")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-10.5")]
    public static async Task An_expired_identity_token_is_a_hint_all_the_same(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var other = await SignedIn.StartAsync(run, person.Request);
        await run.ControlAsync("a fresh one signs out without a question", () => LogOutUnaskedAsync(other));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(10));
        await person.MustBeAsync(true);
        await LogOutUnaskedAsync(person);
    }

    [Check("IDN-C148")]
    [Touches(Destructive = true)]
    [Verifies("IDN-10.1")]
    public static async Task A_request_with_a_broken_token_or_with_next_to_nothing_signs_nobody_out(CheckRun run)
    {
        var person = await SignedIn.StartAsync(run);
        var other = await SignedIn.StartAsync(run);
        var token = person.Tokens.Member("id_token");
        var broken = $"{token[..token.LastIndexOf('.')]}.{new string('A', 86)}";
        var home = person.Request.Client.PostLogoutRedirectUri;
        await run.ControlAsync("a good token signs out, without a state too", async () =>
        {
            var away = await other.LogOutWithHintAsync(home is null ? [] : [("post_logout_redirect_uri", home.ToString())]);
            Expect.Equal(home?.ToString(), away.Away?.ToString(), "where the logout leads", away.Answer);
            await other.MustBeAsync(false);
        });
        await run.AttackAsync(async () =>
        {
            foreach (var parameters in new (string, string)[][] { [], [("state", State)], [("id_token_hint", broken)], [("id_token_hint", "no.token.atall"), ("state", State)] })
            {
                await person.LogOutAsync(parameters);
                await person.MustBeAsync(true);
            }
        });
    }

    private static async Task LogOutUnaskedAsync(SignedIn person)
    {
        await person.LogOutAsync(("id_token_hint", person.Tokens.Member("id_token")));
        await person.MustBeAsync(false);
    }
}
