using System.Net.Http.Headers;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites.Identity;

/// <summary>A client that asks for claims and makes demands on the sign-in, of a person of the check's own.</summary>
internal sealed class Asker
{
    private readonly CheckRun run;

    private Asker(CheckRun run, SignInRequest person, PersonBrowser browser) => (this.run, Person, Browser) = (run, person, browser);

    /// <summary>The person, as the app asks them to sign in.</summary>
    public SignInRequest Person { get; }

    public PersonBrowser Browser { get; }

    /// <summary>Somebody new in a browser that nobody used.</summary>
    public static async Task<Asker> NewAsync(CheckRun run)
    {
        var browser = new PersonBrowser(run);
        var person = await FactorChecks.RequestOfNewPersonAsync(run) with { Scopes = [], Audience = run.Target.AddressOf("identity").Audience, Cookies = browser.Cookies };
        return new Asker(run, person, browser);
    }

    /// <summary>A request with parameters of its own, an empty value for one that is left out.</summary>
    /// <param name="role">The client, by its role.</param>
    /// <param name="parameters">The parameters.</param>
    public SignInRequest Request(string role, params (string Name, string Value)[] parameters) => Person with
    {
        Client = run.A.ClientOf(role),
        ChangePushed = form =>
        {
            foreach (var (name, value) in parameters)
            {
                form[name] = value;
                if (value.Length == 0)
                {
                    form.Remove(name);
                }
            }
        },
    };

    /// <summary>Pushes a request.</summary>
    public Task<Answer> PushAsync(SignInRequest request) => PersonSignIn.PushAsync(run, request, SignInFlow.New(run));

    /// <summary>Signs in where it is needed, and comes back with a code or an error.</summary>
    public Task<Landing> LandAsync(SignInRequest request) => PersonSignIn.LandAsync(run, request, SignInFlow.New(run));

    /// <summary>Signs in where it is needed, and gets tokens.</summary>
    public async Task<Answer> TokensAsync(SignInRequest request) => (await PersonSignIn.SignInAsync(run, request)).MustBe(200);

    /// <summary>Opens a request in the browser, which may show a page.</summary>
    public async Task<Opened> OpenAsync(SignInRequest request)
    {
        var pushed = await PushAsync(request);
        var start = await Discovery.MemberAsync(run, "authorization_endpoint");
        return await Browser.OpenAsync($"{start}?client_id={Uri.EscapeDataString(request.Client.ClientId)}&request_uri={Uri.EscapeDataString(pushed.Member("request_uri"))}");
    }

    /// <summary>Asks the userinfo endpoint with the access token of an answer.</summary>
    public async Task<Answer> InfoAsync(Answer tokens, HttpMethod? method = null)
    {
        using var message = new HttpRequestMessage(method ?? HttpMethod.Get, await Discovery.MemberAsync(run, "userinfo_endpoint"));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Member("access_token"));
        return (await run.SendAsync(message)).MustBe(200);
    }

    /// <summary>What the userinfo endpoint tells once the person has signed in with a request.</summary>
    public async Task<Answer> ToldAsync(SignInRequest request) => await InfoAsync(await TokensAsync(request));
}
