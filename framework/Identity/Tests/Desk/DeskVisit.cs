using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Desk;

/// <summary>Somebody at the pages of the desk.</summary>
internal sealed class DeskVisit(IdentityHost host) : IDisposable
{
    public const string Desk = "/identity/desk";
    public const string New = "/identity/desk/application";
    public const string Queue = "/identity/desk/review";
    public const string Own = "/identity/registration";

    public Browser Browser { get; } = new(host);

    public IDocument Page => Browser.Page;

    public HttpStatusCode Status => Browser.Status;

    /// <summary>What the page says.</summary>
    public string Words => Page.QuerySelector("main")!.TextContent;

    /// <summary>The applications of the page as <c>id status</c>.</summary>
    public IReadOnlyList<string> Applications => [.. Page.QuerySelectorAll("main [data-application]").Select(one => $"{one.GetAttribute("data-application")} {one.GetAttribute("data-status")}")];

    public static async Task<DeskVisit> OfAsync(IdentityHost host, Citizen citizen, string page = Desk)
    {
        var visit = new DeskVisit(host);
        await visit.Browser.OpenAsync(page);
        await visit.Browser.SignInAsync(citizen);
        return visit;
    }

    public async Task<DeskVisit> OpenAsync(string page)
    {
        await Browser.OpenAsync(page);
        return this;
    }

    public static (string Name, string Value)[] Form(string name, DateOnly birth, string pin, string act) =>
    [
        ("Form.FullName", name), ("Form.BirthDate.Day", Text(birth.Day)), ("Form.BirthDate.Month", Text(birth.Month)), ("Form.BirthDate.Year", Text(birth.Year)),
        ("Form.Pin", pin), ("Form.PinAgain", pin), ("act", act),
    ];

    /// <summary>Fills in a new application with a document, and sends it to review.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> FileAsync(string name, DateOnly birth)
    {
        await Browser.OpenAsync(New);
        await Browser.UploadAsync(("Form.File", [1, 2, 3]), [.. Form(name, birth, Citizen.PersonaPin, "submit"), ("Form.Document", "Birth certificate 12")]);
        Assert.Equal(Desk, Browser.Here.AbsolutePath);
        return Applications[0].Split(' ')[0];
    }

    /// <summary>Decides the application of a page of a reviewer.</summary>
    public Task<Uri?> DecideAsync(string act, string reason = "") => Browser.SubmitAsync(("Reason", reason), ("act", act));

    public void Dispose() => Browser.Dispose();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
