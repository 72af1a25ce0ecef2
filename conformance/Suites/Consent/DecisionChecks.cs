using System.Text.Json;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Consent;

/// <summary>Clause 3 of the consent rules: the person's decision.</summary>
[Touches(Reads = [Roles.Citizen, Roles.Neighbour])]
internal static class DecisionChecks
{
    [Check("CNS-C06")]
    [Verifies("CNS-3.4")]
    public static async Task Another_person_cannot_decide(CheckRun run)
    {
        var agreement = await Agreement.MakeAsync(run);
        var (own, foreign) = (await ConsentAsk.MakeAsync(run, agreement), await ConsentAsk.MakeAsync(run, agreement));
        await run.ControlAsync("the person who was asked decides", async () => (await own.DecideAsync(run.A.Citizen)).MustBe(200));
        await run.AttackAsync(async () => (await foreign.DecideAsync(run.A.Neighbour)).MustBeRefused(404, "CNS-0404"));
        Expect.Equal("pending", (await foreign.ReadAsync(run.A.Fiduciary)).MustBe(200).Member("status"), "status of the request");
    }

    [Check("CNS-C07")]
    [Verifies("CNS-3.5")]
    public static async Task A_request_is_decided_once(CheckRun run)
    {
        var ask = await ConsentAsk.MakeAsync(run, await Agreement.MakeAsync(run));
        await run.ControlAsync("the first decision counts", async () => (await ask.DecideAsync(run.A.Citizen, "refuse")).MustBe(200));
        await run.AttackAsync(async () => (await ask.DecideAsync(run.A.Citizen)).MustBeRefused(409, "CNS-0409"));
        Expect.Equal("refused", (await ask.ReadAsync(run.A.Fiduciary)).MustBe(200).Member("status"), "status of the request");
    }

    [Check("CNS-C08")]
    [Verifies("CNS-3.6")]
    public static async Task A_grant_makes_an_artefact_that_anyone_can_verify(CheckRun run)
    {
        var consent = await GrantedConsent.MakeAsync(run);
        var answer = (await consent.ReadAsync(consent.Person)).MustBe(200);
        var artefact = answer.Member("artefact");
        var claims = answer.MustHaveClaims("artefact").ToJsonString();
        var header = JwsCompact.Header(artefact);
        Expect.Equal("ES256", header["alg"]?.ToString(), "algorithm of the artefact", answer);
        var keys = (await run.Api("consent").Call("getConsentKeys").SendAsync(Actor.Anonymous)).MustBe(200).Json.GetProperty("keys").EnumerateArray();
        var key = keys.FirstOrDefault(key => key.GetProperty("kid").GetString() == header["kid"]?.ToString());
        Expect.That(key.ValueKind == JsonValueKind.Object, $"a published key {header["kid"]}", "no such key", answer);
        Expect.That(JwsCompact.IsSignedBy(artefact, key.GetProperty("x").GetString()!, key.GetProperty("y").GetString()!), "a signature by that key", "another", answer);
        Expect.That(claims.Contains(consent.Agreement.Id, StringComparison.Ordinal) && claims.Contains("\"en\"", StringComparison.Ordinal), "claims with the agreement and the language of the notice", claims, answer);
    }

    [Check("CNS-C20")]
    [Verifies("CNS-3.8")]
    [Verifies("CNS-3.9")]
    [Verifies("CNS-3.10")]
    public static async Task The_page_of_decision_says_everything_and_preselects_nothing(CheckRun run)
    {
        var ask = await ConsentAsk.MakeAsync(run, await Agreement.MakeAsync(run));
        var address = (await ask.ReadAsync(run.A.Fiduciary)).MustBe(200).Member("decisionUrl");
        var person = new SignInRequest(run.A.Tenant, run.A.PersonOf(Roles.Citizen), run.A.ClientOf("app"), [], "");
        var asked = run.Clock.Now;
        var page = (await PersonSignIn.OpenPageAsync(run, person, new Uri(address))).MustBe(200);
        var end = new WrittenDay(asked.AddDays(2), run.Clock.Now.AddDays(2));
        using var document = await new HtmlParser().ParseDocumentAsync(page.Text);
        var main = document.QuerySelector("main") ?? document.DocumentElement;
        foreach (var words in new[] { "Fiduciary", "To judge this server", "plot", "area", "You can go on paper." })
        {
            Expect.That(main.TextContent.Contains(words, StringComparison.Ordinal), $"the words '{words}' on the page", "none", page);
        }

        Expect.That(end.IsIn(main), $"the end on the page, {end}", "none", page);

        // The attributes and not the words: a page may well say that nothing is selected.
        var preselected = main.QuerySelector("input[checked], option[selected], [aria-checked=true]");
        Expect.That(preselected is null, "no answer that is preselected", preselected?.OuterHtml ?? "", page);
    }

    [Check("CNS-C09")]
    [Touches(Reads = [Roles.Citizen], MovesClock = true)]
    [Verifies("CNS-3.2")]
    [Verifies("CNS-3.7")]
    public static async Task A_request_expires_after_a_day_and_cannot_be_granted_then(CheckRun run)
    {
        var agreement = await Agreement.MakeAsync(run);
        var (early, late) = (await ConsentAsk.MakeAsync(run, agreement), await ConsentAsk.MakeAsync(run, agreement));
        await run.ControlAsync("a request is granted in time", async () => (await early.DecideAsync(run.A.Citizen)).MustBe(200));
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        await run.AttackAsync(async () => (await late.DecideAsync(run.A.Citizen)).MustBeRefused(409, "CNS-0410"));
        Expect.Equal("expired", (await late.ReadAsync(run.A.Fiduciary)).MustBe(200).Member("status"), "status of the request");
    }
}
