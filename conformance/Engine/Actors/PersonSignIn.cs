using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Signs a person in as a browser and a relying party would: pushed request, pages, code, token.</summary>
public static class PersonSignIn
{
    /// <summary>The whole flow; gives the answer of the token endpoint.</summary>
    public static async Task<Answer> SignInAsync(CheckRun run, SignInRequest request)
    {
        var flow = SignInFlow.New(run);
        var landed = await AuthorizeAsync(run, request, flow);
        return await RedeemAsync(run, request, flow, landed.Code);
    }

    /// <summary>Pushes the authorization request (RFC 9126); gives the answer with its <c>request_uri</c>.</summary>
    /// <param name="run">The check.</param>
    /// <param name="request">Who signs in where.</param>
    /// <param name="flow">State, nonce and verifier.</param>
    /// <param name="change">Changes the form before it is sent, for checks that want it refused.</param>
    public static Task<Answer> PushAsync(CheckRun run, SignInRequest request, SignInFlow flow, Action<Dictionary<string, string>>? change = null)
    {
        var form = Form(request, flow);
        (change ?? request.ChangePushed)?.Invoke(form);
        return TokenEndpoint.PostAsync(run, "pushed_authorization_request_endpoint", request.Tenant, request.Client, form);
    }

    /// <summary>The form of a good pushed request.</summary>
    public static Dictionary<string, string> Form(SignInRequest request, SignInFlow flow) => new()
    {
        ["response_type"] = "code",
        ["redirect_uri"] = request.RedirectUri.ToString(),
        ["scope"] = string.Join(' ', request.Scopes.Prepend("openid")),
        ["resource"] = request.Audience,
        ["state"] = flow.State,
        ["nonce"] = flow.Nonce,
        ["code_challenge"] = flow.Challenge,
        ["code_challenge_method"] = "S256",
    };

    /// <summary>Pushes, goes through the pages as the person, and comes back to the redirect URI.</summary>
    public static async Task<Landing> AuthorizeAsync(CheckRun run, SignInRequest request, SignInFlow flow)
    {
        var landing = await LandAsync(run, request, flow);
        return landing.Code.Length > 0 ? landing : throw new CheckFailedException("an authorization code", "an empty one");
    }

    /// <summary>Gives number and PIN as the request has them, and tells what the page after them says.</summary>
    /// <returns>Status, the words of the page without digits, and the answer itself.</returns>
    public static Task<(int Status, string Words, Answer Answer)> FirstRefusalAsync(CheckRun run, SignInRequest request) => AloneAsync(run, request, async () =>
    {
        var start = await StartAsync(run, request, SignInFlow.New(run));
        return await new SignInPages(run, request).FirstAnswerAsync(start);
    });

    /// <summary>Opens a page of the server as a person, in English, signing in on the way where it asks for that.</summary>
    public static Task<Answer> OpenPageAsync(CheckRun run, SignInRequest request, Uri page) =>
        AloneAsync(run, request, async () => (await new SignInPages(run, request).OpenAsync(page)).Answer);

    /// <summary>Whether the pages let the person in.</summary>
    public static async Task<bool> TrySignInAsync(CheckRun run, SignInRequest request)
    {
        try
        {
            // Both ways to refuse a person are good: the pages again, or back to the client (RFC 6749, 4.1.2.1).
            var landing = await LandAsync(run, request, SignInFlow.New(run));
            return landing.Parameters.GetValueOrDefault("error") != "access_denied" && landing.Code.Length > 0;
        }
        catch (SignInRefusedException)
        {
            return false;
        }
    }

    /// <summary>Pushes, goes through the pages as the person, and comes back with a code or an error.</summary>
    public static Task<Landing> LandAsync(CheckRun run, SignInRequest request, SignInFlow flow) => AloneAsync(run, request, async () =>
    {
        var landing = await new SignInPages(run, request).GoThroughAsync(await StartAsync(run, request, flow));
        run.Session.Redactor.Learn(landing.Parameters.GetValueOrDefault("code"));
        return landing;
    });

    internal static Task<T> AloneAsync<T>(CheckRun run, SignInRequest request, Func<Task<T>> work)
    {
        var known = request.Tenant.Persons.FirstOrDefault(person => person.Number == request.Person.Number);
        if (known is not null && (known.Pin != request.Person.Pin || request.ChangeCode is not null))
        {
            // What counts against a person of the target file, and may lock them out, must not meet the sign-ins of other checks.
            run.MustWrite(known.Role);
        }

        return run.Session.SignIns.ThroughAsync(request.Person.Contact is { Length: > 0 } contact ? contact : request.Person.Number, work, run.CancellationToken);
    }

    private static async Task<Uri> StartAsync(CheckRun run, SignInRequest request, SignInFlow flow)
    {
        var pushed = await PushAsync(run, request, flow);
        if (pushed.Status is not (200 or 201))
        {
            throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, $"The pushed authorization request was refused: status {pushed.Status}, {pushed.Exchange.ResponseBody}");
        }

        var start = await Discovery.MemberAsync(run, "authorization_endpoint");
        return new Uri($"{start}{(start.Contains('?', StringComparison.Ordinal) ? '&' : '?')}client_id={Uri.EscapeDataString(request.Client.ClientId)}&request_uri={Uri.EscapeDataString(pushed.Member("request_uri"))}");
    }

    /// <summary>Redeems a code; gives the answer of the token endpoint.</summary>
    public static Task<Answer> RedeemAsync(CheckRun run, SignInRequest request, SignInFlow flow, string code) =>
        TokenEndpoint.RequestAsync(run, request.Tenant, request.Client, Grant(request, flow, code));

    /// <summary>The form with which a code is redeemed.</summary>
    public static Dictionary<string, string> Grant(SignInRequest request, SignInFlow flow, string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = request.RedirectUri.ToString(),
        ["code_verifier"] = flow.Verifier,
    };
}

/// <summary>The secrets of one authorization request.</summary>
/// <param name="State">Binds the answer to the request.</param>
/// <param name="Nonce">Binds the identity token to the request.</param>
/// <param name="Verifier">Code verifier of PKCE.</param>
public sealed record SignInFlow(string State, string Nonce, string Verifier)
{
    /// <summary>Code challenge, S256.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>Fresh ones.</summary>
    public static SignInFlow New(CheckRun run) => new(Random(run, 16), Random(run, 16), Random(run, 32));

    private static string Random(CheckRun run, int bytes) => Base64Url.EncodeToString(run.Course.Draw(bytes));
}

/// <summary>Where a browser came back to.</summary>
/// <param name="Parameters">Parameters of the redirect.</param>
public sealed record Landing(IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The authorization code; without one the sign-in was refused and the check is skipped.</summary>
    public string Code => Parameters.TryGetValue("code", out var code)
        ? code
        : throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, $"The sign-in came back with {string.Join(", ", Parameters)}.");
}
