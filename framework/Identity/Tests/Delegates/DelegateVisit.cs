using System.Globalization;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Delegates;

/// <summary>Somebody at the page of delegates, and at the app for somebody.</summary>
internal sealed class DelegateVisit(IdentityHost host, Citizen citizen) : IDisposable
{
    public const string Page = "/identity/delegates";

    public Citizen Citizen => citizen;

    public Browser Browser { get; } = new(host);

    /// <summary>The delegations of the page as <c>side status</c>.</summary>
    public IReadOnlyList<string> Shown => [.. Browser.Page.QuerySelectorAll("[data-delegation]").Select(one => $"{one.GetAttribute("data-side")} {one.GetAttribute("data-status")}")];

    /// <summary>What the page says, without the last digits of a number and without times.</summary>
    public string WordsWithout(string number) => string.Join(
        ' ', Browser.Page.QuerySelector("main")!.TextContent.Replace(number[^4..], "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains(':', StringComparison.Ordinal)));

    /// <summary>The newest entries about delegations in the history, as <c>outcome client person</c>.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync()
    {
        await Browser.OpenAsync("/identity/security");
        return [.. Browser.Page.QuerySelectorAll("[data-outcome]")
            .Where(entry => entry.GetAttribute("data-outcome")!.StartsWith("act", StringComparison.Ordinal))
            .Select(entry => $"{entry.GetAttribute("data-outcome")} {entry.GetAttribute("data-client")} {entry.GetAttribute("data-person")}")];
    }

    public static async Task<DelegateVisit> OfAsync(IdentityHost host, Citizen citizen)
    {
        var visit = new DelegateVisit(host, citizen);
        await visit.SignInAsync();
        return visit;
    }

    /// <summary>Opens the page, and signs in where it asks for that.</summary>
    public async Task SignInAsync()
    {
        await Browser.OpenAsync(Page);
        if (Browser.Here.AbsolutePath == "/identity/sign-in")
        {
            await Browser.SignInAsync(citizen);
        }

        Assert.Equal(Page, Browser.Here.AbsolutePath);
    }

    /// <summary>Offers to somebody, by number or virtual id.</summary>
    public async Task OfferAsync(string number, int days = 30, string client = Wire.App)
    {
        await Browser.OpenAsync(Page);
        var until = DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(3).DateTime).AddDays(days);
        await Browser.PressInAsync(
            "main",
            "answer",
            "offer",
            ("Form.Number", number),
            ("Form.Clients", client),
            ("Form.Until.Day", Text(until.Day)),
            ("Form.Until.Month", Text(until.Month)),
            ("Form.Until.Year", Text(until.Year)));
    }

    /// <summary>Answers the newest delegation that the page shows.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AnswerAsync(string answer)
    {
        await Browser.OpenAsync(Page);
        var id = Browser.Page.QuerySelector($"[data-delegation]:has(button[value={answer}])")!.GetAttribute("data-delegation")!;
        await Browser.PressInAsync($"[data-delegation='{id}']", "answer", answer);
        return id;
    }

    /// <summary>Two people of whom one lets the other act at the app.</summary>
    public static async Task<(DelegateVisit Principal, DelegateVisit Delegate, string Id)> PairAsync(IdentityHost host)
    {
        var principal = await OfAsync(host, await Citizen.EnrolAsync(host, "Njeri Wa Mother"));
        var other = await OfAsync(host, await Citizen.EnrolAsync(host, "Wangui The Daughter"));
        await principal.OfferAsync(other.Citizen.Number);
        return (principal, other, await other.AnswerAsync("accept"));
    }

    /// <summary>Goes to the app and lets it have what it asks for, for oneself or by a delegation.</summary>
    /// <returns>Where the app is called back.</returns>
    public async Task<Uri> AuthorizeAsync(string by = "self", string scope = "openid", Action<Dictionary<string, string>>? change = null)
    {
        var pushed = await host.PushAsync(Wire.AppRequest(scope, change));
        var away = await Browser.OpenAsync(Wire.AuthorizePath(Wire.App, pushed.Text("request_uri")!));
        if (away is null && Browser.Here.AbsolutePath == "/identity/sign-in")
        {
            away = await Browser.SignInAsync(citizen);
        }

        return away ?? (await Browser.PressInAsync("main", "answer", "yes", ("For", by)))!;
    }

    /// <summary>The tokens of that.</summary>
    public async Task<Answer> TokensAsync(string by = "self", string scope = "openid", Action<Dictionary<string, string>>? change = null)
    {
        var back = await AuthorizeAsync(by, scope, change);
        var tokens = await host.RedeemAsync(Browser.Query(back, "code") ?? throw new InvalidOperationException(back.Query));
        return tokens.Error is null ? tokens : throw new InvalidOperationException(tokens.Body.ToString());
    }

    public void Dispose() => Browser.Dispose();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
