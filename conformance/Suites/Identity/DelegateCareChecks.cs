using System.Globalization;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Clauses 20.9 to 20.15 of the identity rules: offers tell nothing, who may not act, and what both see of it.</summary>
[Touches]
internal static class DelegateCareChecks
{
    private const int MostOffers = 5;

    [Check("IDN-C248")]
    [Verifies("IDN-20.9")]
    public static async Task An_offer_is_answered_alike_for_a_number_that_nobody_has(CheckRun run)
    {
        var (one, another, known) = (await Somebody.NewAsync(run), await Somebody.NewAsync(run), await Somebody.NewAsync(run));
        var (some, none) = (await WordsAsync(run, one, known.Number), await WordsAsync(run, another, Nobodys(known.Number)));
        Expect.Equal(some, none, "words of the page after an offer");
        Expect.Equal("given offered", string.Join(", ", (await another.Page.ListAsync()).Select(offer => $"{offer.Side} {offer.Status}")), "offers of the principal");
    }

    [Check("IDN-C249")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-20.10")]
    public static async Task After_five_offers_none_is_taken_for_a_while(CheckRun run)
    {
        var (principal, other) = (await Somebody.NewAsync(run), await Somebody.NewAsync(run));
        await run.ControlAsync("five are taken", async () =>
        {
            for (var count = 0; count < MostOffers; count++)
            {
                await OfferAsync(run, principal, Nobodys(principal.Number));
            }

            Expect.Equal(MostOffers, (await principal.Page.ListAsync()).Count, "offers of the principal");
        });
        await run.AttackAsync(async () =>
        {
            await OfferAsync(run, principal, other.Number);
            Expect.Equal(0, (await other.Page.ListAsync()).Count, "offers after five others");
        });
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(16));
        await OfferAsync(run, principal with { Page = new OwnDelegatesPage(run, principal.Request) }, other.Number);
        Expect.Equal(1, (await other.Page.ListAsync()).Count, "offers after a quarter of an hour");
    }

    [Check("IDN-C250")]
    [Touches(MovesClock = true)]
    [Verifies("IDN-20.11")]
    public static async Task An_old_sign_in_neither_offers_nor_accepts(CheckRun run)
    {
        var (pair, late) = (await DelegatePair.NewAsync(run), await Somebody.NewAsync(run));
        await run.ControlAsync("a fresh one offers", () => pair.OfferAsync());
        await late.Page.ListAsync();
        await SandboxControl.AdvanceAsync(run, TimeSpan.FromMinutes(11));
        await run.AttackAsync(async () =>
        {
            await pair.AnswerAsync("accept");
            await pair.MustNotActAsync();
            await OfferAsync(run, late, pair.Delegate.Number);
            Expect.Equal(0, (await late.Page.ListAsync()).Count, "offers by an old sign-in");
        });
    }

    [Check("IDN-C251")]
    [Verifies("IDN-20.12")]
    public static async Task Minors_let_nobody_act_and_do_not_act_and_nobody_acts_for_themselves(CheckRun run)
    {
        var (adult, minor) = (await Somebody.NewAsync(run), await Somebody.NewAsync(run, DelegatePair.Day(run, 2).AddYears(-18)));
        var other = await Somebody.NewAsync(run);
        await run.ControlAsync("adults do", async () =>
        {
            await OfferAsync(run, adult, other.Number);
            Expect.Equal(1, (await other.Page.ListAsync()).Count, "offers to an adult");
        });
        await run.AttackAsync(async () =>
        {
            await OfferAsync(run, adult, minor.Number);
            await OfferAsync(run, adult, adult.Number);
            await OfferAsync(run, minor, other.Number);
            Expect.Equal(0, (await minor.Page.ListAsync()).Count, "offers of and to a minor");
            Expect.That((await adult.Page.ListAsync()).All(one => one.Side == "given"), "no offer to oneself", "one");
        });
    }

    [Check("IDN-C252")]
    [Verifies("IDN-20.13")]
    public static async Task A_delegate_gets_the_scopes_of_delegates_alone(CheckRun run)
    {
        string[] scopes = ["consent.own.read", "consent.decide"];
        var pair = await DelegatePair.AcceptedAsync(run);
        await run.ControlAsync("for themselves they get more", async () =>
            Expect.That(Granted((await PersonSignIn.SignInAsync(run, pair.Delegate.Request with { Scopes = scopes })).MustBe(200)).Contains("consent.decide"), "the scope consent.decide", "none"));
        await run.AttackAsync(async () =>
        {
            var tokens = await pair.ActAsync(scopes);
            Expect.That(!Granted(tokens).Contains("consent.decide"), "no scope consent.decide", "it", tokens);
            Expect.That(Granted(tokens).Contains("consent.own.read"), "the scope consent.own.read", "none", tokens);
            Expect.That(tokens.MustHaveClaims("access_token")["roles"] is null, "no roles", "some", tokens);
        });

        static IEnumerable<string> Granted(Engine.Http.Answer tokens) => $"{tokens.MustHaveClaims("access_token")["scope"]}".Split(' ');
    }

    [Check("IDN-C253")]
    [Verifies("IDN-20.14")]
    public static async Task A_delegate_does_not_act_for_whom_their_principal_acts(CheckRun run)
    {
        var first = await DelegatePair.AcceptedAsync(run);
        var next = new DelegatePair(run, first.Delegate, await Somebody.NewAsync(run));
        await next.OfferAsync();
        await next.AnswerAsync("accept");
        await run.ControlAsync("they act for their principal", async () =>
        {
            var tokens = await next.ActAsync();
            Expect.That(tokens.MustHaveClaims("id_token")["act"]?["act"] is null, "one who acts", "a chain", tokens);
        });
        await run.AttackAsync(() => first.MustNotActAsync(next.Delegate.Request));
    }

    [Check("IDN-C254")]
    [Verifies("IDN-20.15")]
    public static async Task Both_histories_tell_what_happened(CheckRun run)
    {
        var pair = await DelegatePair.AcceptedAsync(run);
        await pair.ActAsync();
        await pair.AnswerAsync("withdraw");
        var app = run.A.ClientOf("app").ClientId;
        var (principal, other) = (pair.Principal, pair.Delegate);
        Expect.Equal(
            $"acting-withdrawn  {other.Name}, acted-by {app} {other.Name}, acting-accepted  {other.Name}, acting-offered  ", await ToldAsync(principal), "history of the principal");
        Expect.Equal(
            $"acting-withdrawn  {principal.Name}, acted-for {app} {principal.Name}, acting-accepted  {principal.Name}, acting-offered  {principal.Name}", await ToldAsync(other), "history of the delegate");

        static async Task<string> ToldAsync(Somebody person) => string.Join(
            ", ", (await person.Security.HistoryAsync()).Where(entry => entry.Outcome.StartsWith("act", StringComparison.Ordinal)).Select(entry => $"{entry.Outcome} {entry.Client} {entry.Person}"));
    }

    private static Task<Engine.Http.Answer> OfferAsync(CheckRun run, Somebody principal, string number) => principal.Page.OfferAsync(number, DelegatePair.Day(run, 30), run.A.ClientOf("app").ClientId);

    // Numbers are drawn at random: the next one that has a good check digit is somebody's with a chance of one to billions.
    private static string Nobodys(string number)
    {
        var next = (long.Parse(number, CultureInfo.InvariantCulture) + 1) % 999_999_999_000;
        return Enumerable.Range(0, 100).Select(step => (next + step).ToString("D12", CultureInfo.InvariantCulture)).First(Verhoeff.Holds);
    }

    // Digits are those of the number, and of times.
    private static async Task<string> WordsAsync(CheckRun run, Somebody principal, string number)
    {
        var answer = await principal.Page.OfferAsync(number, DelegatePair.Day(run, 30), run.A.ClientOf("app").ClientId);
        using var page = await new HtmlParser().ParseDocumentAsync(answer.MustBe(200).Text);
        var words = page.QuerySelector("main")?.TextContent ?? "";
        return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Any(char.IsDigit)));
    }
}
