using System.Net;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 19.10, 19.11 and 19.13 to 19.15 of the identity rules: what persons are told of a developer's client, whose it is, and its end.</summary>
[Touches]
internal static class DeveloperCareChecks
{
    [Check("IDN-C233")]
    [Verifies("IDN-19.10")]
    public static async Task The_page_says_that_nobody_vouches_for_a_developers_client(CheckRun run)
    {
        await using var client = await DeveloperClient.NewAsync(run, "email");
        var asked = await DeveloperQuestion.FirstAsync(run, await client.NewPersonAsync("email"));
        Expect.Equal(client.Client.ClientId, asked.Client, "client for which nobody vouches", asked.Answer);
        Expect.That(asked.Words.Contains(client.Name, StringComparison.Ordinal) && asked.Words.Contains(client.Client.ClientId, StringComparison.Ordinal), "name and id", asked.Words, asked.Answer);
    }

    [Check("IDN-C234")]
    [Verifies("IDN-19.11")]
    public static async Task The_person_is_asked_each_time(CheckRun run)
    {
        await using var client = await DeveloperClient.ConfidentialAsync(run);
        var cookies = new CookieContainer();
        var request = await client.NewPersonAsync() with { Cookies = cookies };
        Expect.That((await PersonSignIn.SignInAsync(run, request)).MustBe(200).Member("id_token").Length > 0, "an identity token", "none");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var asked = await DeveloperQuestion.AgainAsync(run, request, cookies);
            Expect.Equal(client.Client.ClientId, asked.Client, "client about which the person is asked", asked.Answer);
        }
    }

    [Check("IDN-C236")]
    [Verifies("IDN-19.13")]
    public static async Task A_client_is_read_and_removed_by_its_own_token_alone(CheckRun run)
    {
        await using var client = await DeveloperClient.NewAsync(run);
        await using var other = await DeveloperClient.NewAsync(run);
        await run.ControlAsync("its own token reads it", async () => (await client.ReadAsync()).MustBe(200));
        await run.AttackAsync(async () =>
        {
            foreach (var wrong in new[] { other.Token, new string('A', 43) })
            {
                (await client.ReadAsync(wrong)).MustBeRefused(404, "IDN-0404");
                (await client.RemoveAsync(wrong)).MustBeRefused(404, "IDN-0404");
            }
        });
        Expect.Equal(client.Name, (await client.ReadAsync()).MustBe(200).Member("name"), "name");
    }

    [Check("IDN-C237")]
    [Verifies("IDN-19.14")]
    public static async Task The_registration_token_is_told_once(CheckRun run)
    {
        await using var client = await DeveloperClient.NewAsync(run);
        var told = (await client.ReadAsync()).MustBe(200);
        Expect.That(!told.Text.Contains(client.Token, StringComparison.Ordinal) && !told.Json.TryGetProperty("registrationToken", out _), "no registration token", "one", told);
    }

    [Check("IDN-C238")]
    [Verifies("IDN-19.15")]
    public static async Task What_a_removed_client_got_is_refused(CheckRun run)
    {
        await using var client = await DeveloperClient.NewAsync(run, "email");
        var request = await client.NewPersonAsync("email", "offline_access");
        var tokens = (await PersonSignIn.SignInAsync(run, request)).MustBe(200);
        var flow = SignInFlow.New(run);
        var code = (await PersonSignIn.AuthorizeAsync(run, request, flow)).Code;
        await run.ControlAsync("its token tells who the person is", async () => (await TellAsync()).MustBe(200));
        (await client.RemoveAsync()).MustBe(204);
        await run.AttackAsync(async () =>
        {
            var told = await TellAsync();
            Expect.That(told.Status is 400 or 401, "no userinfo by a token of a removed client", $"status {told.Status}", told);
            ClientChecks.MustBeRefused(await TokenEndpoint.RequestAsync(run, request.Tenant, client.Client, new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.Member("refresh_token") }));
            ClientChecks.MustBeRefused(await PersonSignIn.RedeemAsync(run, request, flow, code));
            ClientChecks.MustBeRefused(await PersonSignIn.PushAsync(run, request, SignInFlow.New(run)));
            (await client.ReadAsync()).MustBeRefused(404, "IDN-0404");
        });

        Task<Answer> TellAsync() => UserInfo.AskAsync(run, tokens.Member("access_token"));
    }
}
