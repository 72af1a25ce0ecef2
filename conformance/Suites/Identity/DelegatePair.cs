using System.Globalization;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>Two persons of a check's own, of whom one may let the other act for them.</summary>
internal sealed class DelegatePair(CheckRun run, Somebody principal, Somebody other)
{
    public Somebody Principal => principal;

    public Somebody Delegate => other;

    /// <summary>The delegation, once the delegate's page has shown it.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Two new persons.</summary>
    public static async Task<DelegatePair> NewAsync(CheckRun run) => new(run, await Somebody.NewAsync(run), await Somebody.NewAsync(run));

    /// <summary>Two of whom one accepted what the other offered.</summary>
    public static async Task<DelegatePair> AcceptedAsync(CheckRun run, int days = 30)
    {
        var pair = await NewAsync(run);
        await pair.OfferAsync(days);
        await pair.AnswerAsync("accept");
        return pair;
    }

    /// <summary>Offers, and finds the offer on the delegate's page.</summary>
    public async Task OfferAsync(int days = 30)
    {
        var answer = await principal.Page.OfferAsync(other.Number, Day(run, days), run.A.ClientOf("app").ClientId);
        Id = (await other.Page.ListAsync()).FirstOrDefault(one => one.Side == "held")?.Id ?? throw new CheckFailedException("the offer on the page of the delegate", "none", answer.Exchange);
    }

    /// <summary>The delegate accepts, declines or ends; the principal withdraws.</summary>
    public Task<Answer> AnswerAsync(string answer) => (answer == "withdraw" ? principal : other).Page.AnswerAsync(Id, answer);

    /// <summary>The delegate acts, and must be taken for it.</summary>
    public async Task<Answer> ActAsync(params string[] scopes)
    {
        var tokens = (await PersonSignIn.SignInAsync(run, Acting(scopes))).MustBe(200);
        Expect.That(tokens.MustHaveClaims("id_token")["act"] is JsonObject, "the claim act in the identity token", "none", tokens);
        return tokens;
    }

    /// <summary>A person tries to act by the delegation, and must come back refused or as themselves.</summary>
    public async Task MustNotActAsync(SignInRequest? by = null)
    {
        var request = (by ?? Acting()) with { ActsBy = Id };
        var flow = SignInFlow.New(run);
        var landing = await PersonSignIn.LandAsync(run, request, flow);
        if (landing.Parameters.TryGetValue("code", out var code))
        {
            var answer = await PersonSignIn.RedeemAsync(run, request, flow, code);
            Expect.That(answer.Status != 200 || answer.MustHaveClaims("id_token")["act"] is null, "no token with the claim act", "one", answer);
        }
    }

    /// <summary>How the delegate goes to the app to act there.</summary>
    public SignInRequest Acting(params string[] scopes) => other.Request with { ActsBy = Id, Scopes = scopes.Length == 0 ? other.Request.Scopes : scopes };

    /// <summary>Asks for new tokens by a refresh token.</summary>
    public Task<Answer> RefreshAsync(Answer tokens) => TokenEndpoint.RequestAsync(
        run, run.A.Tenant, run.A.ClientOf("app"), new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.Member("refresh_token") });

    /// <summary>What userinfo answers to the access token of an answer.</summary>
    public Task<Answer> InfoAsync(Answer tokens) => UserInfo.AskAsync(run, tokens.Member("access_token"));

    /// <summary>A day that is so far ahead, by the server's clock.</summary>
    public static DateOnly Day(CheckRun run, int days) => DateOnly.FromDateTime(run.Clock.Now.UtcDateTime).AddDays(days);
}

/// <summary>A person of a check's own, with their page of delegates.</summary>
/// <param name="Request">How they sign in at the app.</param>
/// <param name="Name">Their full name.</param>
/// <param name="Id">Their id.</param>
internal sealed record Somebody(SignInRequest Request, string Name, string Id)
{
    public required OwnDelegatesPage Page { get; init; }

    public required OwnSecurityPage Security { get; init; }

    public string Number => Request.Person.Number;

    /// <summary>Enrols somebody.</summary>
    public static async Task<Somebody> NewAsync(CheckRun run, DateOnly? birth = null)
    {
        var draft = Enrolment.Draft(run);
        draft["dateOfBirth"] = birth is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : draft["dateOfBirth"]!.ToString();
        var enrolled = (await Enrolment.EnrolAsync(run, draft)).MustBe(201);
        var person = new Person { Role = "newcomer", Number = enrolled.Member("number"), Pin = draft["pin"]!.ToString(), Contact = draft["email"]!.ToString() };
        var request = new SignInRequest(run.A.Tenant, person, run.A.ClientOf("app"), ["consent.own.read"], run.Target.AddressOf("consent").Audience);
        return new Somebody(request, draft["fullName"]!.ToString(), enrolled.Member("personId")) { Page = new OwnDelegatesPage(run, request), Security = new OwnSecurityPage(run, request) };
    }

    /// <summary>Tokens for themselves.</summary>
    public async Task<Answer> TokensAsync(CheckRun run) => (await PersonSignIn.SignInAsync(run, Request)).MustBe(200);
}
