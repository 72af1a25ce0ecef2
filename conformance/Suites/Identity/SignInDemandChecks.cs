using System.Globalization;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clause 15 of the identity rules: how surely, how lately and as whom a client wants a person to have signed in.</summary>
[Touches]
internal static class SignInDemandChecks
{
    private const string Fresh = "urn:dis:acr:two-factors-fresh";

    [Check("IDN-C133")]
    [Verifies("IDN-15.6")]
    public static async Task The_identity_token_tells_how_and_when_the_person_signed_in(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var tokens = await asker.TokensAsync(asker.Request("app"));
        var claims = tokens.MustHaveClaims("id_token");
        Expect.That($"{claims["acr"]}".Length > 0, "claim acr", "none", tokens);
        Expect.That(claims["amr"] is System.Text.Json.Nodes.JsonArray { Count: > 1 }, "claim amr, a list of the methods", $"{claims["amr"]}", tokens);
        var seconds = SignedInAt(tokens) - run.Clock.Now.ToUnixTimeSeconds();
        Expect.That(Math.Abs(seconds) < 60, "auth_time of now", $"{seconds} s from now", tokens);
    }

    [Check("IDN-C134")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-15.7")]
    [Verifies("IDN-15.17")]
    public static async Task Who_signed_in_too_long_ago_signs_in_anew(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var first = SignedInAt(await asker.TokensAsync(asker.Request("app")));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(6));
        await run.ControlAsync("who wants nothing of the kind is told of the first sign-in", async () =>
            Expect.Equal(first, SignedInAt(await asker.TokensAsync(asker.Request("app", ("max_age", "10000")))), "auth_time"));
        await run.AttackAsync(async () =>
        {
            var surer = await asker.TokensAsync(asker.Request("app", ("acr_values", Fresh)));
            Expect.That(SignedInAt(surer) > first + 300, "auth_time of a sign-in anew", $"{SignedInAt(surer) - first} s after the first", surer);
            Expect.Equal(Fresh, $"{surer.MustHaveClaims("id_token")["acr"]}", "claim acr", surer);
            await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(1));
            var later = await asker.TokensAsync(asker.Request("app", ("max_age", "1")));
            Expect.That(SignedInAt(later) > SignedInAt(surer), "auth_time of a sign-in anew", $"{SignedInAt(later) - SignedInAt(surer)} s after the second", later);
        });
    }

    [Check("IDN-C135")]
    [Verifies("IDN-15.8")]
    public static async Task An_acr_that_must_be_and_nobody_has_is_refused(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        await run.ControlAsync("a wish is taken", async () => AskedClaimChecks.MustBePushed(await asker.PushAsync(asker.Request("app", ("claims", Acr(isEssential: false))))));
        await run.AttackAsync(async () =>
        {
            // A server may refuse at once, or when the person has come (OpenID Connect Core, 5.5.1.1).
            var request = asker.Request("app", ("claims", Acr(isEssential: true)));
            var pushed = await asker.PushAsync(request);
            if (pushed.Status is 200 or 201)
            {
                MustBe("unmet_authentication_requirements", await asker.LandAsync(request));
                return;
            }

            ClientChecks.MustBeRefused(pushed);
            Expect.Equal("unmet_authentication_requirements", pushed.Member("error"), "error", pushed);
        });

        static string Acr(bool isEssential) => "{\"id_token\":{\"acr\":{\"essential\":" + (isEssential ? "true" : "false") + ",\"values\":[\"urn:elsewhere:acr:1\"]}}}";
    }

    [Check("IDN-C136")]
    [Verifies("IDN-15.9")]
    public static async Task Who_expects_one_person_gets_no_code_of_another(CheckRun run)
    {
        var (own, other) = (await Asker.NewAsync(run), await Asker.NewAsync(run));
        var (mine, foreign) = (await own.TokensAsync(own.Request("party")), await other.TokensAsync(other.Request("party")));
        await run.ControlAsync("the token of the person themselves gets a code", async () =>
            Expect.That((await own.LandAsync(Hinted(own, mine))).Parameters.ContainsKey("code"), "a code", "none"));
        await run.AttackAsync(async () =>
        {
            MustBe("login_required", await own.LandAsync(Hinted(own, foreign)));
            var subject = $"{foreign.MustHaveClaims("id_token")["sub"]}";
            var named = own.Request("party", ("prompt", "none"), ("claims", $"{{\"id_token\":{{\"sub\":{{\"value\":\"{subject}\"}}}}}}"));
            MustBe("login_required", await own.LandAsync(named));
        });

        static SignInRequest Hinted(Asker asker, Answer tokens) => asker.Request("party", ("prompt", "none"), ("id_token_hint", tokens.Member("id_token")));
    }

    [Check("IDN-C137")]
    [Verifies("IDN-15.10")]
    public static async Task A_request_that_must_show_no_page_shows_none(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        MustBe("login_required", await asker.LandAsync(asker.Request("party", ("prompt", "none"))));
        await asker.TokensAsync(asker.Request("party"));
        Expect.That((await asker.LandAsync(asker.Request("party", ("prompt", "none")))).Parameters.ContainsKey("code"), "a code once the person is signed in", "none");

        // Which of the two is said is left to the server (OpenID Connect Core, 3.1.2.6).
        var unasked = await asker.LandAsync(asker.Request("app", ("prompt", "none"), ("scope", "openid email")));
        var error = unasked.Parameters.GetValueOrDefault("error");
        Expect.That(error is "consent_required" or "interaction_required", "error consent_required or interaction_required", $"{error}");
    }

    [Check("IDN-C138")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-15.11")]
    public static async Task A_prompt_for_the_person_has_them_sign_in_anew(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var last = SignedInAt(await asker.TokensAsync(asker.Request("app")));
        foreach (var prompt in new[] { "login", "select_account" })
        {
            await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(1));
            var tokens = await asker.TokensAsync(asker.Request("app", ("prompt", prompt)));
            Expect.That(SignedInAt(tokens) > last, $"auth_time of a sign-in anew with the prompt {prompt}", $"{SignedInAt(tokens) - last} s after the one before", tokens);
            last = SignedInAt(tokens);
        }
    }

    [Check("IDN-C143")]
    [Verifies("IDN-15.19")]
    public static async Task The_pages_speak_the_language_that_the_client_names(CheckRun run)
    {
        var asker = await Asker.NewAsync(run);
        var language = run.A.Data("language");
        var page = (await asker.OpenAsync(asker.Request("app", ("ui_locales", $"zxx {language}")))).Answer;
        using var document = await new HtmlParser().ParseDocumentAsync(page.Text);
        Expect.Equal(language, document.DocumentElement.GetAttribute("lang")?.Split('-')[0], "language of the page", page);
    }

    private static void MustBe(string error, Landing landing) => Expect.Equal(error, landing.Parameters.GetValueOrDefault("error"), "error");

    private static long SignedInAt(Answer tokens) =>
        long.TryParse($"{tokens.MustHaveClaims("id_token")["auth_time"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
}
