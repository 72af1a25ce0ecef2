using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>
/// Goes through the pages of an issuer without knowing them: a field is what its <c>autocomplete</c> says it is (<c>username</c>,
/// <c>current-password</c>, <c>one-time-code</c>), as WCAG 2.2 asks of every sign-in; whatever else a form holds is sent back as it came.
/// </summary>
internal sealed class SignInPages(CheckRun run, SignInRequest request)
{
    private const int MostSteps = 15;

    private static readonly string[] Purposes = ["username", "current-password", "one-time-code"];

    private readonly Browser browser = new(run, request.Cookies ?? new CookieContainer());
    private readonly DateTimeOffset startedAt = run.Clock.Now.AddSeconds(-2);
    private bool isPinTyped;
    private bool isCodeTyped;

    public async Task<Landing> GoThroughAsync(Uri start)
    {
        var next = new HttpRequestMessage(HttpMethod.Get, start);
        for (var step = 0; step < MostSteps; step++)
        {
            using var sent = next;
            var answer = await browser.SendAsync(sent);
            if (Browser.RedirectOf(answer, sent) is { } address)
            {
                if (IsHome(address))
                {
                    return new Landing(Query(address));
                }

                next = new HttpRequestMessage(HttpMethod.Get, address);
                continue;
            }

            next = await FillAsync(answer, sent.RequestUri!);
        }

        throw Stuck($"no end after {MostSteps} pages");
    }

    /// <summary>Fills the first form and tells what the page after it says.</summary>
    public async Task<(int Status, string Words, Answer Answer)> FirstAnswerAsync(Uri start)
    {
        var (page, address) = await FollowAsync(new HttpRequestMessage(HttpMethod.Get, start));
        var (answer, _) = await FollowAsync(await FillAsync(page, address));
        using var document = await new HtmlParser().ParseDocumentAsync(answer.Text);
        var words = (document.QuerySelector("main") ?? document.Body)?.TextContent ?? "";
        return (answer.Status, string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Any(char.IsAsciiDigit))), answer);
    }

    /// <summary>Opens a page of the server as the person, signing in on the way where it asks for that.</summary>
    public async Task<Answer> OpenAsync(Uri page)
    {
        var (answer, address) = await FollowAsync(new HttpRequestMessage(HttpMethod.Get, page));
        for (var step = 0; step < MostSteps && await AsksForSignInAsync(answer); step++)
        {
            (answer, address) = await FollowAsync(await FillAsync(answer, address));
        }

        return answer;
    }

    private static async Task<bool> AsksForSignInAsync(Answer answer)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(answer.Text);
        return page.QuerySelectorAll("input").OfType<IHtmlInputElement>().Any(input => PurposeOf(input) is "username" or "one-time-code");
    }

    // The attribute is a list of words, the last ones of which say what the field is: "section-a username webauthn" (HTML, 4.10.18.7).
    private static string PurposeOf(IHtmlInputElement input) =>
        (input.GetAttribute("autocomplete") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant()).FirstOrDefault(Purposes.Contains) ?? "";

    private async Task<(Answer Answer, Uri Address)> FollowAsync(HttpRequestMessage first)
    {
        var next = first;
        for (var step = 0; step < MostSteps; step++)
        {
            using var sent = next;
            var answer = await browser.SendAsync(sent);
            if (Browser.RedirectOf(answer, sent) is not { } address || (IsHome(address) && !Query(address).ContainsKey("code")))
            {
                return (answer, sent.RequestUri!);
            }

            if (IsHome(address))
            {
                throw new CheckFailedException("no sign-in", "the person came back signed in", answer.Exchange);
            }

            next = new HttpRequestMessage(HttpMethod.Get, address);
        }

        throw Stuck($"no end after {MostSteps} redirects");
    }

    private async Task<HttpRequestMessage> FillAsync(Answer answer, Uri address)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(answer.Text);
        var form = page.Forms.FirstOrDefault(form => form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) && IsStep(form))
            ?? throw (isPinTyped ? new SignInRefusedException($"the pages ended at {address.AbsolutePath}") : Stuck($"status {answer.Status} at {address.AbsolutePath} with no form to fill: {page.Title}"));
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(input => input.Name is not null && (input.Type is not ("submit" or "radio" or "checkbox") || (input.Type == "radio" && input.Value == request.Tenant.Id)))
            .Select(input => KeyValuePair.Create(input.Name!, input))
            .ToList();
        var values = new List<KeyValuePair<string, string>>();
        foreach (var (name, input) in fields)
        {
            values.Add(KeyValuePair.Create(name, await ValueAsync(input)));
        }

        if (form.QuerySelector("button[name]") is { } button)
        {
            values.Add(KeyValuePair.Create(button.GetAttribute("name")!, button.GetAttribute("value") ?? ""));
        }

        var action = form.GetAttribute("action") is { Length: > 0 } given ? new Uri(address, given) : address;
        return new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(values) };
    }

    // A page may hold other forms, for example a switch of languages or a way out; a step of the sign-in asks for something or has the main button.
    private static bool IsStep(IHtmlFormElement form) =>
        form.Elements.OfType<IHtmlInputElement>().Any(input => PurposeOf(input).Length > 0)
        || form.Closest("main") is not null;

    private async Task<string> ValueAsync(IHtmlInputElement input) => PurposeOf(input) switch
    {
        "username" => request.Person.Number,
        "current-password" => Pin(),
        "one-time-code" => await CodeAsync(),
        _ => input.Value,
    };

    private string Pin()
    {
        if (isPinTyped)
        {
            throw new SignInRefusedException("number and PIN were not taken");
        }

        isPinTyped = true;
        return request.Person.Pin;
    }

    private async Task<string> CodeAsync()
    {
        if (isCodeTyped)
        {
            throw new SignInRefusedException("the one-time code was not taken");
        }

        isCodeTyped = true;
        var code = await SandboxControl.CodeAsync(run, request.Tenant, request.Person.Contact, startedAt);
        if (code.Length == 0)
        {
            throw Stuck($"no one-time code was sent to {request.Person}");
        }

        run.Session.Redactor.Learn(code);
        return request.ChangeCode is null ? code : await request.ChangeCode(code);
    }

    private bool IsHome(Uri address) => address.GetLeftPart(UriPartial.Path) == request.RedirectUri.GetLeftPart(UriPartial.Path);

    private static Dictionary<string, string> Query(Uri address) => address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1)?.Replace('+', ' ') ?? "")))
        .GroupBy(pair => pair.Key)
        .ToDictionary(group => group.Key, group => group.Count() == 1 ? group.Single().Value : throw new CheckFailedException($"{group.Key} once in the redirect (RFC 6749, 3.1)", $"{group.Count()} times"));

    private static CheckSkippedException Stuck(string why) => new(ReasonCodes.PreconditionUnmet, $"A person could not sign in: {why}.");
}
