using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The pages of enrolment (clause 14 of the identity rules), in one browser that stays open.</summary>
public sealed class DeskPages(CheckRun run, SignInRequest request)
{
    /// <summary>The page of an agent's applications.</summary>
    public const string Desk = "desk";

    /// <summary>The page that makes an application.</summary>
    public const string New = "desk/application";

    /// <summary>The page of what waits for a reviewer.</summary>
    public const string Queue = "desk/review";

    /// <summary>The page of the applications about a person.</summary>
    public const string Registration = "registration";

    private readonly SignInRequest own = request with { Cookies = new CookieContainer() };

    /// <summary>Opens a page, whatever comes of it.</summary>
    /// <param name="page">Its address after <c>identity/</c>.</param>
    public async Task<Answer> OpenAsync(string page) => (await OpenedAsync(page)).Answer;

    /// <summary>The elements of a page that carry an attribute, such as <c>data-application</c>.</summary>
    public async Task<IReadOnlyList<PageElement>> ElementsAsync(string page, string attribute)
    {
        using var document = await ReadAsync((await OpenAsync(page)).MustBe(200));
        return [.. document.QuerySelectorAll($"main [{attribute}]").Select(element => PageElement.Of(element, attribute))];
    }

    /// <summary>Fills in an application with a document, and sends it to review.</summary>
    /// <param name="name">One that no other application of the agent has.</param>
    /// <returns>Its id.</returns>
    public async Task<string> FileAsync(string name, DateOnly birth, string email, string pin)
    {
        var fields = new Dictionary<string, string>
        {
            ["Form.FullName"] = name,
            ["Form.BirthDate.Day"] = birth.Day.ToString(CultureInfo.InvariantCulture),
            ["Form.BirthDate.Month"] = birth.Month.ToString(CultureInfo.InvariantCulture),
            ["Form.BirthDate.Year"] = birth.Year.ToString(CultureInfo.InvariantCulture),
            ["Form.Email"] = email,
            ["Form.Pin"] = pin,
            ["Form.PinAgain"] = pin,
            ["Form.Document"] = "Birth certificate",
            ["act"] = "submit",
        };
        var opened = await OpenedAsync(New);
        using var page = await ReadAsync(opened.Answer.MustBe(200));
        fields["Form.Language"] = page.QuerySelectorAll("main input[name='Form.Language']").OfType<IHtmlInputElement>().Select(input => input.Value).FirstOrDefault() ?? "en";
        var answer = await new SignInPages(run, own).SubmitAsync(opened, "act", fields, ("Form.File", run.Course.Draw(64)));
        var made = (await ElementsAsync(Desk, "data-application")).FirstOrDefault(one => one.Words.Contains(name, StringComparison.Ordinal));
        return made?.Value ?? throw new CheckFailedException("an application at the desk that was sent to review", "none", answer.Exchange);
    }

    /// <summary>Decides an application on a reviewer's page, or sends it back.</summary>
    /// <param name="act">The value of the button.</param>
    public async Task<Answer> DecideAsync(string application, string act, string reason)
    {
        var opened = await OpenedAsync($"{Queue}/{application}");
        opened.Answer.MustBe(200);
        return await new SignInPages(run, own).SubmitAsync(opened, "act", new Dictionary<string, string> { ["Reason"] = reason, ["act"] = act });
    }

    private Task<(Answer Answer, Uri Address)> OpenedAsync(string page) =>
        PersonSignIn.AloneAsync(run, own, () => new SignInPages(run, own).OpenAsync(new Uri(run.Target.Issuer, $"identity/{page}")));

    private static Task<IHtmlDocument> ReadAsync(Answer answer) => new HtmlParser().ParseDocumentAsync(answer.Text);
}

/// <summary>An element of a page that carries an attribute.</summary>
/// <param name="Value">Value of the attribute.</param>
/// <param name="Status">Value of its <c>data-status</c>; empty where there is none.</param>
/// <param name="Words">What it says, with the machine's forms of its times.</param>
public sealed record PageElement(string Value, string Status, string Words)
{
    internal static PageElement Of(IElement element, string attribute) => new(
        element.GetAttribute(attribute) ?? "",
        element.GetAttribute("data-status") ?? "",
        $"{element.TextContent} {string.Join(' ', element.QuerySelectorAll("time").Select(time => time.GetAttribute("datetime")))}");
}
