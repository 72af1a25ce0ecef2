using System.Net;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The page of a person's own security (clause 8 of the identity rules), in one browser that stays open.</summary>
public sealed class OwnSecurityPage(CheckRun run, SignInRequest request)
{
    private const int MostPages = 50;
    private readonly SignInRequest own = request with { Cookies = new CookieContainer() };
    private (Answer Answer, Uri Address)? opened;

    private Uri Address => new(run.Target.Issuer, "identity/security");

    /// <summary>The history, newest first; the person signs in to the page where it asks for that.</summary>
    public async Task<List<HistoryEntry>> HistoryAsync()
    {
        var entries = new List<HistoryEntry>();
        var next = Address;
        for (var count = 0; next is not null && count < MostPages; count++)
        {
            var answer = await OpenAsync(next);
            using var page = await new HtmlParser().ParseDocumentAsync(answer.Text);
            entries.AddRange(page.QuerySelectorAll("[data-outcome]").Select(entry => new HistoryEntry(entry.GetAttribute("data-outcome")!, entry.GetAttribute("data-client") ?? "", entry.OuterHtml) { Factor = entry.GetAttribute("data-factor") ?? "", Person = entry.GetAttribute("data-person") ?? "" }));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } href ? new Uri(Address, href) : null;
        }

        return entries;
    }

    /// <summary>Locks the sign-in.</summary>
    public async Task LockAsync()
    {
        await OpenAsync(Address);
        await AnswerAsync("lock");
    }

    /// <summary>Unlocks it, signing in on the way.</summary>
    public async Task UnlockAsync()
    {
        await OpenAsync(Address);
        await AnswerAsync("unlock");
    }

    /// <summary>Answers on the page as it was opened last, whatever happened since.</summary>
    public Task<Answer> AnswerAsync(string value) => new SignInPages(run, own).PressAsync(opened!.Value, "answer", value);

    private async Task<Answer> OpenAsync(Uri page)
    {
        opened = await PersonSignIn.AloneAsync(run, own, () => new SignInPages(run, own).OpenAsync(page));
        return opened.Value.Answer.MustBe(200);
    }
}

/// <summary>One entry of a person's history.</summary>
/// <param name="Outcome">What came of it, such as <c>wrong-pin</c>.</param>
/// <param name="Client">The relying party that asked; empty for the pages of the issuer.</param>
/// <param name="Html">The entry as it stands in the page.</param>
public sealed record HistoryEntry(string Outcome, string Client, string Html)
{
    /// <summary>The second factor that it is about; empty for none.</summary>
    public string Factor { get; init; } = "";

    /// <summary>The other person of a delegation; empty for none.</summary>
    public string Person { get; init; } = "";
}
