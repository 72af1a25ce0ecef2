using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Goes through the pages of an issuer without knowing them, from one to the next, and stops where a check wants to look.</summary>
internal sealed class SignInPages(CheckRun run, SignInRequest request)
{
    private const int MostSteps = 15;

    private readonly Browser browser = new(run, request.Cookies ?? new CookieContainer());
    private readonly SignInTyping typing = new(run, request);

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

            next = await typing.FillAsync(answer, sent.RequestUri!);
        }

        throw SignInTyping.Stuck($"no end after {MostSteps} pages");
    }

    /// <summary>Fills the first form and tells what the page after it says.</summary>
    public async Task<(int Status, string Words, Answer Answer)> FirstAnswerAsync(Uri start)
    {
        var (page, address) = await FollowAsync(new HttpRequestMessage(HttpMethod.Get, start));
        var (answer, _) = await FollowAsync(await typing.FillAsync(page, address));
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
            (answer, address) = await FollowAsync(await typing.FillAsync(answer, address));
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
            if (typing.Choice(document, address) is not { } choice)
            {
                if (SignInForms.OfCode(document) is not null)
                {
                    return (answer, address);
                }

                choice = await typing.FillAsync(answer, address);
            }

            (answer, address) = await FollowAsync(choice);
        }

        throw SignInTyping.Stuck($"no second factor after {MostSteps} pages");
    }

    /// <summary>Types a code into the page that asks for one; gives the page after it.</summary>
    public async Task<Answer> TypeAsync((Answer Answer, Uri Address) opened, string code)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(opened.Answer.Text);
        var form = SignInForms.OfCode(page) ?? throw new CheckFailedException("a field with the purpose one-time-code", "none", opened.Answer.Exchange);
        return (await FollowAsync(SignInForms.Post(form, opened.Address, input => SignInForms.PurposeOf(input) == "one-time-code" ? code : input.Value))).Answer;
    }

    /// <summary>Types a text into the one field of a page of the person's own; gives the page after it.</summary>
    public async Task<(Answer Answer, Uri Address)> TypeTextAsync((Answer Answer, Uri Address) opened, string text)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(opened.Answer.Text);
        var form = page.Forms.FirstOrDefault(form => form.Closest("main") is not null && form.Elements.OfType<IHtmlInputElement>().Any(IsTyped))
            ?? throw new CheckFailedException("a form with a field to type into", "none", opened.Answer.Exchange);
        return await FollowAsync(SignInForms.Post(form, opened.Address, input => IsTyped(input) ? text : input.Value));

        static bool IsTyped(IHtmlInputElement input) => input.Type is "text" or "tel" or "number" or "search";
    }

    /// <summary>Answers a page that asks for a passkey (clause 17 of the identity rules); gives the page after it.</summary>
    public async Task<Answer> AnswerAsync((Answer Answer, Uri Address) opened, string credential)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(opened.Answer.Text);
        var form = page.QuerySelector("main form[data-passkey]:not([data-open])") as IHtmlFormElement ?? throw new CheckFailedException("a form with data-passkey", "none", opened.Answer.Exchange);
        typing.LearnSignature(credential);
        return (await FollowAsync(SignInForms.Post(form, opened.Address, input => input.Name == SignInForms.CredentialField ? credential : input.Value))).Answer;
    }

    /// <summary>Presses a button of a page, with a value that may be another than the page gave it.</summary>
    /// <param name="part">The part of the page, as a selector.</param>
    public async Task<Answer> PressAsync((Answer Answer, Uri Address) opened, string button, string value, string part = "main")
    {
        using var page = await new HtmlParser().ParseDocumentAsync(opened.Answer.Text);
        var form = page.QuerySelector($"{part} form button[name={button}]")?.Closest("form") as IHtmlFormElement ?? throw new CheckFailedException($"a button {button}", "none", opened.Answer.Exchange);
        return (await FollowAsync(SignInForms.Post(form, opened.Address, input => input.Value, KeyValuePair.Create(button, value)))).Answer;
    }

    /// <summary>Presses a button of a page with what is filled in, and gives the page after it. What the page hides goes along; with a file the form goes in parts (RFC 7578).</summary>
    public async Task<Answer> SubmitAsync((Answer Answer, Uri Address) opened, string button, IReadOnlyDictionary<string, string> fields, (string Name, byte[] Content)? file = null)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(opened.Answer.Text);
        var form = page.QuerySelector($"main form button[name={button}]")?.Closest("form") as IHtmlFormElement ?? throw new CheckFailedException($"a button {button}", "none", opened.Answer.Exchange);
        var all = form.Elements.OfType<IHtmlInputElement>().Where(input => input is { Type: "hidden", Name: not null } && !fields.ContainsKey(input.Name))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value)).Concat(fields).ToList();
        if (file is not { } sent)
        {
            return (await FollowAsync(new HttpRequestMessage(HttpMethod.Post, SignInForms.ActionOf(form, opened.Address)) { Content = new FormUrlEncodedContent(all) })).Answer;
        }

        var parts = new MultipartFormDataContent();
        all.ForEach(field => parts.Add(new StringContent(field.Value), field.Key));
        parts.Add(new ByteArrayContent(sent.Content), sent.Name, "document.jpg");
        return (await FollowAsync(new HttpRequestMessage(HttpMethod.Post, SignInForms.ActionOf(form, opened.Address)) { Content = parts })).Answer;
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

        throw SignInTyping.Stuck($"no end after {MostSteps} redirects");
    }

    private bool IsHome(Uri address) => address.GetLeftPart(UriPartial.Path) == request.RedirectUri.GetLeftPart(UriPartial.Path);

    private static Dictionary<string, string> Query(Uri address) => address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1)?.Replace('+', ' ') ?? "")))
        .GroupBy(pair => pair.Key)
        .ToDictionary(group => group.Key, group => group.Count() == 1 ? group.Single().Value : throw new CheckFailedException($"{group.Key} once in the redirect (RFC 6749, 3.1)", $"{group.Count()} times"));
}
