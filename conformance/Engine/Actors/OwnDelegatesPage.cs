using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The page of who acts for whom (clause 20 of the identity rules), in one browser that stays open.</summary>
public sealed class OwnDelegatesPage(CheckRun run, SignInRequest request)
{
    private readonly SignInRequest own = request with { Cookies = new CookieContainer() };

    private Uri Address => new(run.Target.Issuer, "identity/delegates");

    /// <summary>What the person gave or holds, newest first; they sign in where the page asks for it.</summary>
    public async Task<IReadOnlyList<OwnDelegation>> ListAsync()
    {
        using var page = await new HtmlParser().ParseDocumentAsync((await OpenAsync()).Answer.Text);
        return [.. page.QuerySelectorAll("main [data-delegation]").Select(one => new OwnDelegation(
            one.GetAttribute("data-delegation")!, one.GetAttribute("data-side") ?? "", one.GetAttribute("data-status") ?? "", one.TextContent))];
    }

    /// <summary>Offers to the holder of a number; gives the page after it.</summary>
    /// <param name="number">National number or virtual id.</param>
    /// <param name="until">The last day.</param>
    /// <param name="client">The client at which they may act.</param>
    public async Task<Answer> OfferAsync(string number, DateOnly until, string client) => await new SignInPages(run, own).SubmitAsync(
        await OpenAsync(),
        "answer][value=offer",
        new Dictionary<string, string>
        {
            ["Form.Number"] = number,
            ["Form.Clients"] = client,
            ["Form.Until.Day"] = until.Day.ToString(CultureInfo.InvariantCulture),
            ["Form.Until.Month"] = until.Month.ToString(CultureInfo.InvariantCulture),
            ["Form.Until.Year"] = until.Year.ToString(CultureInfo.InvariantCulture),
            ["answer"] = "offer",
        });

    /// <summary>Accepts, declines, withdraws or ends a delegation that the page shows.</summary>
    public async Task<Answer> AnswerAsync(string delegation, string answer) =>
        await new SignInPages(run, own).PressAsync(await OpenAsync(), "answer", answer, $"main [data-delegation='{delegation}']");

    private async Task<(Answer Answer, Uri Address)> OpenAsync()
    {
        var opened = await PersonSignIn.AloneAsync(run, own, () => new SignInPages(run, own).OpenAsync(Address));
        opened.Answer.MustBe(200);
        return opened;
    }
}

/// <summary>A delegation as the page shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Side"><c>given</c> or <c>held</c>.</param>
/// <param name="Status"><c>offered</c> or <c>accepted</c>.</param>
/// <param name="Words">What it says.</param>
public sealed record OwnDelegation(string Id, string Side, string Status, string Words);
