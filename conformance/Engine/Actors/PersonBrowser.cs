using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>A browser that one check has for itself, for what a person does after they signed in.</summary>
public sealed class PersonBrowser(CheckRun run)
{
    private const int MostSteps = 10;

    /// <summary>What it holds; sign-ins in it take it along.</summary>
    public CookieContainer Cookies { get; init; } = new();

    /// <summary>The browser of a thief, who has the cookies as they are now.</summary>
    public PersonBrowser Copy()
    {
        var copy = new CookieContainer();
        foreach (var cookie in Cookies.GetAllCookies().Cast<Cookie>())
        {
            copy.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain) { Secure = cookie.Secure });
        }

        return new PersonBrowser(run) { Cookies = copy };
    }

    /// <summary>Opens an address and follows redirects while they stay on the server.</summary>
    public Task<Opened> OpenAsync(string address) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Whether a page asks something.</summary>
    public static async Task<bool> AsksAsync(Opened page)
    {
        using var document = await new HtmlParser().ParseDocumentAsync(page.Answer.Text);
        return FormOf(document) is not null;
    }

    /// <summary>Sends the form of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isWhole">Whether its hidden fields go along, without which the form says nothing of where it came from.</param>
    public async Task<Opened> SubmitAsync(Opened page, bool isWhole = true)
    {
        using var document = await new HtmlParser().ParseDocumentAsync(page.Answer.Text);
        var form = FormOf(document) ?? throw new CheckFailedException("a page with a form that asks", page.Answer.Text, page.Answer.Exchange);
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(input => isWhole && input.Name is not null).Select(input => KeyValuePair.Create(input.Name!, input.Value));
        var action = form.GetAttribute("action") is { Length: > 0 } given ? new Uri(page.Address, given) : page.Address;
        return await FollowAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
    }

    private static IHtmlFormElement? FormOf(IHtmlDocument document) =>
        document.Forms.FirstOrDefault(form => form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) && form.Closest("main") is not null);

    private async Task<Opened> FollowAsync(HttpRequestMessage first)
    {
        var browser = new Browser(run, Cookies);
        var next = first;
        for (var step = 0; step < MostSteps; step++)
        {
            using var sent = next;
            var answer = await browser.SendAsync(sent);
            var address = Browser.RedirectOf(answer, sent);
            if (address is null || address.Authority != sent.RequestUri!.Authority)
            {
                return new Opened(answer, sent.RequestUri!, address);
            }

            next = new HttpRequestMessage(HttpMethod.Get, address);
        }

        throw new CheckFailedException("a page", $"no end after {MostSteps} redirects");
    }
}

/// <summary>What a browser came to.</summary>
/// <param name="Answer">The last answer.</param>
/// <param name="Address">Its address.</param>
/// <param name="Away">Where it leads away from the server; <see langword="null"/> when it is a page.</param>
public sealed record Opened(Answer Answer, Uri Address, Uri? Away);
