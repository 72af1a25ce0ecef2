using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 23 of the identity rules: what ends a grant ends its access tokens at the blocks, and no others.</summary>
[Touches]
internal static class RevocationChecks
{
    [Check("IDN-C281", Blocks = ["consent"])]
    [Touches(Destructive = true)]
    [Verifies("IDN-23.1")]
    public static async Task Access_tokens_end_with_the_session_of_their_person(CheckRun run)
    {
        foreach (var end in new[] { "logout", "lock", "suspendPerson", "recordDeath" })
        {
            var person = await Somebody.NewAsync(run);
            var session = await SignedIn.StartAsync(run, Lasting(person));
            await run.ControlAsync($"before ({end}) it is taken", async () => (await Granted.CallAsync(run, session.Tokens)).MustBe(200));
            await (end switch
            {
                "logout" => session.LogOutWithHintAsync(),
                "lock" => person.Security.LockAsync(),
                _ => Family.Found(run).StandAsync(end, person.Id),
            });
            await run.AttackAsync(() => Granted.MustEndAsync(run, session.Tokens));
        }
    }

    [Check("IDN-C282", Blocks = ["consent"])]
    [Touches(Destructive = true)]
    [Verifies("IDN-23.2")]
    public static async Task Access_tokens_of_a_delegate_end_with_the_delegation(CheckRun run)
    {
        foreach (var end in new[] { "withdraw", "end" })
        {
            var pair = await DelegatePair.AcceptedAsync(run);
            var acting = await pair.ActAsync("consent.own.read");
            await run.ControlAsync($"before ({end}) it is taken", async () => (await Granted.CallAsync(run, acting)).MustBe(200));
            await pair.AnswerAsync(end);
            await run.AttackAsync(() => Granted.MustEndAsync(run, acting));
        }
    }

    [Check("IDN-C283", Blocks = ["consent"])]
    [Verifies("IDN-23.4")]
    public static async Task An_access_token_that_is_revoked_is_refused(CheckRun run)
    {
        var granted = await Granted.TakeAsync(run, Lasting(await Somebody.NewAsync(run)));
        await run.ControlAsync("before it is taken", granted.MustBeTakenAsync);
        await granted.RevokeAsync("access_token");
        await run.AttackAsync(granted.MustEndAsync);
    }

    [Check("IDN-C284", Blocks = ["consent"])]
    [Verifies("IDN-23.5")]
    public static async Task Access_tokens_end_when_their_refresh_token_or_code_is_revoked_or_comes_twice(CheckRun run)
    {
        foreach (var end in new[] { "the refresh token revoked", "the code twice", "the refresh token twice" })
        {
            var granted = await Granted.TakeAsync(run, Lasting(await Somebody.NewAsync(run)));
            await run.ControlAsync($"before ({end}) it is taken", granted.MustBeTakenAsync);
            await (end switch
            {
                "the code twice" => granted.RedeemAgainAsync(),
                "the refresh token twice" => TwiceAsync(granted),
                _ => granted.RevokeAsync("refresh_token"),
            });
            await run.AttackAsync(granted.MustEndAsync);
        }

        static async Task TwiceAsync(Granted granted)
        {
            (await granted.RefreshAsync()).MustBe(200);
            ClientChecks.MustBeRefused(await granted.RefreshAsync());
        }
    }

    [Check("IDN-C285")]
    [Verifies("IDN-23.6")]
    public static async Task A_grant_has_one_name_that_no_other_has(CheckRun run)
    {
        var person = await Somebody.NewAsync(run);
        var (one, another) = (await Granted.TakeAsync(run, Lasting(person)), await Granted.TakeAsync(run, Lasting(person)));
        Expect.That(one.Id.Length > 0, "the claim grant_id in the access token", "none", one.Tokens);
        Expect.That(one.Id != another.Id, "another grant_id in another grant", one.Id, another.Tokens);
        var refreshed = (await one.RefreshAsync()).MustBe(200);
        Expect.Equal(one.Id, $"{refreshed.MustHaveClaims("access_token")["grant_id"]}", "grant_id after a refresh", refreshed);
    }

    [Check("IDN-C286")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-23.7")]
    [Verifies("IDN-23.8")]
    public static async Task The_list_names_what_is_revoked_as_long_as_its_tokens_could_be_good(CheckRun run)
    {
        var discovery = (await Discovery.FetchAsync(run)).MustBe(200);
        Expect.Equal($"{run.Api("identity").Call("listRevocations").Address()}", discovery.Member("revocations_endpoint"), "revocations_endpoint", discovery);
        var person = await Somebody.NewAsync(run);
        var (session, revoked) = (await Granted.TakeAsync(run, Lasting(person)), await Granted.TakeAsync(run, Lasting(person)));
        await revoked.RevokeAsync("access_token");
        await session.RevokeAsync("refresh_token");
        await run.DelayAsync(TimeSpan.FromSeconds(1));
        await MustNameAsync();
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromSeconds(280));
        await MustNameAsync();
        (await run.Api("identity").Call("listRevocations").Query("since", "yesterday").SendAsync(Actor.Anonymous)).MustBeRefused(400, "API-0400");

        async Task MustNameAsync()
        {
            var list = (await run.Api("identity").Call("listRevocations").SendAsync(Actor.Anonymous)).MustBe(200);
            MustName(list, "grant", session.Id);
            MustName(list, "token", $"{revoked.Tokens.MustHaveClaims("access_token")["jti"]}");
        }
    }

    [Check("IDN-C287", Blocks = ["consent"])]
    [Touches(Destructive = true)]
    [Verifies("IDN-23.9")]
    public static async Task Access_tokens_of_other_grants_stay_good(CheckRun run)
    {
        var (person, other) = (await Somebody.NewAsync(run), await Somebody.NewAsync(run));
        var request = Lasting(person);
        var (ended, same) = (await Granted.TakeAsync(run, request), await Granted.TakeAsync(run, request));
        var (elsewhere, somebody) = (await SignedIn.StartAsync(run, request), await Granted.TakeAsync(run, Lasting(other)));
        await ended.RevokeAsync("refresh_token");
        await elsewhere.LogOutWithHintAsync();
        await Granted.MustEndAsync(run, elsewhere.Tokens);
        await ended.MustEndAsync();
        await same.MustBeTakenAsync();
        await somebody.MustBeTakenAsync();
    }

    [Check("IDN-C288")]
    [Verifies("IDN-23.11")]
    public static async Task The_userinfo_endpoint_refuses_what_blocks_refuse(CheckRun run)
    {
        var person = await Somebody.NewAsync(run);
        var session = await SignedIn.StartAsync(run, person.Request with { Scopes = [], Audience = run.Target.AddressOf("identity").Audience });
        await run.ControlAsync("before the lock it answers", async () => (await InfoAsync()).MustBe(200));
        await person.Security.LockAsync();
        await run.AttackAsync(async () => (await Granted.LastAsync(run, InfoAsync)).MustBe(401));

        Task<Answer> InfoAsync() => UserInfo.AskAsync(run, session.Tokens.Member("access_token"));
    }

    private static SignInRequest Lasting(Somebody person) => person.Request with { Scopes = ["consent.own.read", "offline_access"] };

    private static void MustName(Answer list, string kind, string id) => Expect.That(
        list.Json.GetProperty("items").EnumerateArray().Any(item => Text(item, "kind") == kind && Text(item, "id") == id), $"the {kind} {id} in the list", "nothing of it", list);

    private static string? Text(JsonElement item, string member) => item.TryGetProperty(member, out var value) ? value.GetString() : null;
}
