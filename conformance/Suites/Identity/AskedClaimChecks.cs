using System.Text.Json;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 15 of the identity rules: claims that are asked for by name.</summary>
[Touches]
internal static class AskedClaimChecks
{
    private const string ByName = """{"userinfo":{"name":{"essential":true}},"id_token":{"email":null}}""";
    private const string Verified = """{"userinfo":{"verified_claims":{"verification":{"trust_framework":null},"claims":{"name":null}}}}""";
    private const string OtherFramework = """{"userinfo":{"verified_claims":{"verification":{"trust_framework":{"value":"urn:elsewhere:trust"}},"claims":{"name":null}}}}""";

    [Check("IDN-C130")]
    [Verifies("IDN-15.2")]
    [Verifies("IDN-15.3")]
    [Verifies("IDN-15.4")]
    public static async Task What_is_asked_for_by_name_is_named_to_the_person_and_told_where_it_was_asked_for(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var request = asker.Request("app", ("claims", ByName));

        // Of somebody who is signed in and has let nothing yet: a server may remember what was let.
        await asker.TokensAsync(asker.Request("app"));
        var page = (await asker.OpenAsync(request)).Answer;
        using var document = await new HtmlParser().ParseDocumentAsync(page.Text);
        var named = document.QuerySelectorAll("[data-claim]").Select(claim => claim.GetAttribute("data-claim")!).Order();
        Expect.Equal("email name", string.Join(' ', named), "claims that the page names", page);
        var tokens = await asker.TokensAsync(request);
        Expect.Equal(request.Person.Contact, $"{tokens.MustHaveClaims("id_token")["email"]}", "claim email of the identity token", tokens);
        var info = await asker.InfoAsync(tokens);
        Expect.That(info.Member("name").Length > 0, "the name", "none", info);
        Expect.That(!info.Json.TryGetProperty("email", out _), "no email at the userinfo endpoint, where it was not asked for", info.Exchange.ResponseBody, info);
    }

    [Check("IDN-C131")]
    [Verifies("IDN-15.5")]
    public static async Task A_claim_of_a_scope_that_the_client_may_not_ask_for_does_not_leave(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        await run.ControlAsync("who may ask is told", async () => Expect.That((await asker.ToldAsync(asker.Request("app", ("claims", ByName)))).Member("name").Length > 0, "the name", "none"));
        await run.AttackAsync(async () =>
        {
            var tokens = await asker.TokensAsync(asker.Request("party", ("claims", ByName)));
            Expect.That(!tokens.MustHaveClaims("id_token").ContainsKey("email"), "no email in the identity token", "one", tokens);
            var info = await asker.InfoAsync(tokens);
            Expect.That(!info.Json.TryGetProperty("name", out _), "no name", info.Exchange.ResponseBody, info);
        });
    }

    [Check("IDN-C132")]
    [Verifies("IDN-15.1")]
    public static async Task A_parameter_of_another_form_is_refused(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        await run.ControlAsync("one of the right form is taken", async () => MustBePushed(await asker.PushAsync(asker.Request("app", ("claims", ByName)))));
        await run.AttackAsync(async () =>
        {
            foreach (var claims in new[] { "name", "[]", """{"userinfo":[]}""", """{"userinfo":{"name":"yes"}}""" })
            {
                var refused = await asker.PushAsync(asker.Request("app", ("claims", claims)));
                ClientChecks.MustBeRefused(refused);
                Expect.Equal("invalid_request", refused.Member("error"), "error", refused);
            }
        });
    }

    [Check("IDN-C141")]
    [Verifies("IDN-15.14")]
    [Verifies("IDN-15.15")]
    public static async Task Verified_claims_say_who_vouches_under_the_framework_of_the_server_alone(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        Answer? info = null;
        await run.ControlAsync("under any framework they are told", async () =>
            Expect.That(Verification(info = await asker.ToldAsync(asker.Request("app", ("claims", Verified)))).ValueKind == JsonValueKind.Object, "verified_claims with verification", info.Exchange.ResponseBody, info));
        var verification = Verification(info!);
        var isWhole = verification.TryGetProperty("trust_framework", out var framework) && framework.ToString().Length > 0
            && verification.TryGetProperty("time", out var time) && time.TryGetDateTimeOffset(out _)
            && verification.TryGetProperty("evidence", out var evidence) && evidence.ValueKind == JsonValueKind.Array && evidence.GetArrayLength() > 0;
        Expect.That(isWhole, "trust_framework, time and evidence of verified_claims", info!.Exchange.ResponseBody, info);
        await run.AttackAsync(async () =>
        {
            var other = await asker.ToldAsync(asker.Request("app", ("claims", OtherFramework)));
            Expect.That(!other.Json.TryGetProperty("verified_claims", out _), "no verified_claims under another framework", other.Exchange.ResponseBody, other);
        });
    }

    private static JsonElement Verification(Answer info) =>
        info.Json.TryGetProperty("verified_claims", out var told) && told.ValueKind == JsonValueKind.Object && told.TryGetProperty("claims", out var claims)
        && claims.TryGetProperty("name", out _) && told.TryGetProperty("verification", out var verification) ? verification : default;

    internal static void MustBePushed(Answer answer) => Expect.That(answer.Status is 200 or 201, "status 201", $"status {answer.Status}: {answer.Exchange.ResponseBody}", answer);
}
