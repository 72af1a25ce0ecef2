using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The page on which a person answers a counter (clause 18 of the identity rules), in one browser that stays open.</summary>
public sealed class OwnCounterPage(CheckRun run, SignInRequest request, Uri address)
{
    private readonly SignInRequest own = request with { Cookies = new CookieContainer() };

    /// <summary>Signs in where the page asks for it, and enters a user code.</summary>
    public async Task<CounterQuestion> EnterAsync(string code)
    {
        var page = await PersonSignIn.AloneAsync(run, own, () => new SignInPages(run, own).OpenAsync(address));
        var (answer, place) = await new SignInPages(run, own).TypeTextAsync(page, code);
        using var document = await new HtmlParser().ParseDocumentAsync(answer.Text);
        var asked = document.QuerySelector("main [data-counter]");
        return new CounterQuestion(asked?.GetAttribute("data-counter") ?? "", asked?.TextContent ?? "", answer)
        {
            Place = asked?.QuerySelector("[data-place]")?.TextContent.Trim() ?? "",
            Names = [.. document.QuerySelectorAll("main [data-scope], main [data-claim]").Select(item => item.GetAttribute("data-scope") ?? item.GetAttribute("data-claim")!)],
            AnswerAsync = value => new SignInPages(run, own).PressAsync((answer, place), "answer", value),
            ForgeAsync = value => ForgeAsync(answer, place, code, value),
        };
    }

    /// <summary>Enters a user code and lets the counter have what it asks for, or not.</summary>
    public async Task DecideAsync(string code, string answer = "yes")
    {
        var question = await EnterAsync(code);
        Expect.That(question.Client.Length > 0, "a question about the code", "none", question.Answer);
        await question.AnswerAsync(answer);
    }

    /// <summary>Signs out in this browser.</summary>
    public async Task SignOutAsync()
    {
        var browser = new PersonBrowser(run) { Cookies = own.Cookies! };
        var asked = await browser.OpenAsync(await Discovery.MemberAsync(run, "end_session_endpoint"));
        await browser.SubmitAsync(asked);
    }

    // What another site could send: the code, and none of the fields that say where a form came from.
    private async Task<Answer> ForgeAsync(Answer asked, Uri place, string code, string value)
    {
        using var document = await new HtmlParser().ParseDocumentAsync(asked.Text);
        var form = document.QuerySelector("main form button[name=answer]")?.Closest("form") as IHtmlFormElement ?? throw new CheckFailedException("a button answer", "none", asked.Exchange);
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name is not null && Compact(input.Value) == Compact(code)).Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var message = new HttpRequestMessage(HttpMethod.Post, SignInForms.ActionOf(form, place)) { Content = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("answer", value)]) };
        return await new Browser(run, own.Cookies!).SendAsync(message);
    }

    private static string Compact(string code) => string.Concat(code.Where(char.IsAsciiDigit));
}

/// <summary>What the page says of a user code.</summary>
/// <param name="Client">The client that asks; empty where the code was not taken.</param>
/// <param name="Words">What stands beside it.</param>
/// <param name="Answer">The page.</param>
public sealed record CounterQuestion(string Client, string Words, Answer Answer)
{
    /// <summary>Where the counter stands.</summary>
    public required string Place { get; init; }

    /// <summary>The scopes and claims that are asked for.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Presses the button of an answer.</summary>
    public required Func<string, Task<Answer>> AnswerAsync { get; init; }

    /// <summary>Sends an answer as another site could.</summary>
    public required Func<string, Task<Answer>> ForgeAsync { get; init; }
}
