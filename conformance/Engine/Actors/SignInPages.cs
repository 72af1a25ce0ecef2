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
internal sealed partial class SignInPages(CheckRun run, SignInRequest request)
{
    private const int MostSteps = 15;

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
    public async Task<(Answer Answer, Uri Address)> OpenAsync(Uri page)
    {
        var (answer, address) = await FollowAsync(new HttpRequestMessage(HttpMethod.Get, page));
        for (var step = 0; step < MostSteps && await SignInForms.AskAsync(answer); step++)
        {
            (answer, address) = await FollowAsync(await FillAsync(answer, address));
        }

        return (answer, address);
    }

    /// <summary>Opens a page of the server as the person, and stops before the second factor, which is the one that they chose.</summary>
    public async Task<(Answer Answer, Uri Address)> StandAsync(Uri page)
    {
        var (answer, address) = await FollowAsync(new HttpRequestMessage(HttpMethod.Get, page));
        for (var step = 0; step < MostSteps; step++)
        {
            using var document = await new HtmlParser().ParseDocumentAsync(answer.Text);
            if (Choice(document, address) is not { } choice)
            {
                if (SignInForms.OfCode(document) is not null)
                {
                    return (answer, address);
                }

                choice = await FillAsync(answer, address);
            }

            (answer, address) = await FollowAsync(choice);
        }

        throw Stuck($"no second factor after {MostSteps} pages");
    }

    /// <summary>Types a code into the page that asks for one; gives the page after it.</summary>
    public async Task<Answer> TypeAsync((Answer Answer, Uri Address) opened, string code)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(opened.Answer.Text);
        var form = SignInForms.OfCode(page) ?? throw new CheckFailedException("a field with the purpose one-time-code", "none", opened.Answer.Exchange);
        return (await FollowAsync(SignInForms.Post(form, opened.Address, input => SignInForms.PurposeOf(input) == "one-time-code" ? code : input.Value))).Answer;
    }

    /// <summary>Presses a button of a page, with a value that may be another than the page gave it.</summary>
    public async Task<Answer> PressAsync((Answer Answer, Uri Address) opened, string button, string value)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(opened.Answer.Text);
        var form = page.QuerySelector($"main form button[name={button}]")?.Closest("form") as IHtmlFormElement ?? throw new CheckFailedException($"a button {button}", "none", opened.Answer.Exchange);
        return (await FollowAsync(SignInForms.Post(form, opened.Address, input => input.Value, KeyValuePair.Create(button, value)))).Answer;
    }

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
        if (Choice(page, address) is { } choice)
        {
            return choice;
        }

        var form = page.Forms.FirstOrDefault(form => form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) && SignInForms.IsStep(form))
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

        return new HttpRequestMessage(HttpMethod.Post, SignInForms.ActionOf(form, address)) { Content = new FormUrlEncodedContent(values) };
    }

    // The page that asks for another second factor than the person wants has a button for theirs.
    private HttpRequestMessage? Choice(IHtmlDocument page, Uri address)
    {
        if (request.Factor is not { } factor || SignInForms.OfCode(page) is not { } form || form.GetAttribute("data-factor") == factor)
        {
            return null;
        }

        var choice = page.QuerySelector($"main form button[name=factor][value={factor}]")?.Closest("form") as IHtmlFormElement ?? throw new SignInRefusedException($"the factor {factor} is not offered");
        return SignInForms.Post(choice, address, input => input.Value, KeyValuePair.Create("factor", factor));
    }

    private async Task<string> ValueAsync(IHtmlInputElement input) => SignInForms.PurposeOf(input) switch
    {
        "username" => request.Person.Number,
        "current-password" => Pin(),
        "one-time-code" => await CodeAsync(),
        _ when input.Name == SignInForms.CredentialField && input.Form?.GetAttribute("data-options") is { } options => Credential(options),
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
        if (request.FactorCode is { } factor)
        {
            return await factor();
        }

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
