using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A person of the check's own, signed in at the app in a browser of the check's own.</summary>
internal sealed class SignedIn
{
    private readonly CheckRun run;

    private SignedIn(CheckRun run, SignInRequest request, PersonBrowser browser) => (this.run, Request, Browser) = (run, request, browser);

    public SignInRequest Request { get; }

    public PersonBrowser Browser { get; }

    /// <summary>What the app got.</summary>
    public Answer Tokens { get; private set; } = null!;

    /// <summary>The person whose sessions are other ones, in a browser that nobody used.</summary>
    public static async Task<SignedIn> StartAsync(CheckRun run, SignInRequest? person = null)
    {
        var browser = new PersonBrowser(run);
        var request = (person ?? await FactorChecks.RequestOfNewPersonAsync(run, "consent.own.read", "offline_access")) with { Cookies = browser.Cookies };
        var signedIn = new SignedIn(run, request, browser);
        signedIn.Tokens = await signedIn.TokensAsync(request.Client);
        return signedIn;
    }

    /// <summary>Signs in at a client, in the session that there is.</summary>
    public async Task<Answer> TokensAsync(Client client)
    {
        var request = For(client);
        var flow = SignInFlow.New(run);
        return (await PersonSignIn.RedeemAsync(run, request, flow, (await PersonSignIn.AuthorizeAsync(run, request, flow)).Code)).MustBe(200);
    }

    /// <summary>A code that was not redeemed.</summary>
    public async Task<(SignInFlow Flow, string Code)> CodeAsync() => await SenderChecks.CodeAsync(run, Request);

    /// <summary>Asks to be logged out.</summary>
    public async Task<Opened> LogOutAsync(params (string Name, string Value)[] parameters)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return await Browser.OpenAsync($"{await Discovery.MemberAsync(run, "end_session_endpoint")}?{query}");
    }

    /// <summary>Asks with the identity token of the app, and says yes when the server asks back.</summary>
    public Task<Opened> LogOutWithHintAsync(params (string Name, string Value)[] more) => LogOutSurelyAsync([("id_token_hint", Tokens.Member("id_token")), .. more]);

    // A server may ask the person also when the token of the session came (RP-Initiated Logout 1.0, 2).
    private async Task<Opened> LogOutSurelyAsync((string Name, string Value)[] parameters)
    {
        var opened = await LogOutAsync(parameters);
        return opened.Away is null && await PersonBrowser.AsksAsync(opened) ? await Browser.SubmitAsync(opened) : opened;
    }

    /// <summary>Whether a browser is signed in: a request that must show no page says login_required when it is not (OpenID Connect Core, 3.1.2.6).</summary>
    public async Task<bool> IsAsync(PersonBrowser? browser = null)
    {
        var request = Request with { Cookies = (browser ?? Browser).Cookies, ChangePushed = form => form["prompt"] = "none" };
        var landing = await PersonSignIn.LandAsync(run, request, SignInFlow.New(run));
        return landing.Parameters.GetValueOrDefault("error") != "login_required";
    }

    public async Task MustBeAsync(bool isSignedIn, PersonBrowser? browser = null) => Expect.Equal(isSignedIn, await IsAsync(browser), "whether the browser is signed in");

    private SignInRequest For(Client client) =>
        client == Request.Client ? Request : Request with { Client = client, Scopes = [], Audience = run.Target.AddressOf("identity").Audience };
}
