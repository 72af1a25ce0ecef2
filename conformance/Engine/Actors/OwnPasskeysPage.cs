using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The pages of a person's passkeys (clause 17 of the identity rules), in one browser that stays open.</summary>
public sealed class OwnPasskeysPage(CheckRun run, SignInRequest request)
{
    private const string Add = "passkey";
    private readonly SignInRequest own = request with { Cookies = new CookieContainer() };

    /// <summary>A passkey that nobody has added.</summary>
    public SoftPasskey New() => new() { Id = run.Course.Draw(16), Number = run.Course.Draw(32), Origin = run.Target.Issuer.GetLeftPart(UriPartial.Authority) };

    /// <summary>Adds a passkey that must be taken; it knows its user handle then.</summary>
    public async Task<SoftPasskey> AddAsync()
    {
        var (passkey, options) = (New(), "");
        Expect.That(await TryAddAsync(Answer), "a passkey that was added", "none");
        return passkey with { Counter = passkey.Counter + 1, UserHandle = JsonElement.Parse(options).GetProperty("user").GetProperty("id").GetString() };

        string Answer(string given) => passkey.Create(options = given);
    }

    /// <summary>Answers the page that adds a passkey.</summary>
    /// <param name="answer">Makes the answer of the options.</param>
    /// <returns>Whether there is a passkey more.</returns>
    public async Task<bool> TryAddAsync(Func<string, string> answer)
    {
        var before = (await IdsAsync()).Count;
        var asked = await AskAsync();
        if (asked.Options.Length > 0)
        {
            await asked.PostAsync(answer(asked.Options));
        }

        return (await IdsAsync()).Count > before;
    }

    /// <summary>Opens the page that adds a passkey, and keeps it.</summary>
    /// <returns>Its options, empty where it offers none, and what posts an answer with its form.</returns>
    public async Task<(string Options, Func<string, Task> PostAsync)> AskAsync()
    {
        var opened = await OpenAsync(Add);
        using var page = await ReadAsync(opened.Answer);
        return (FormOf(page, "create")?.GetAttribute("data-options") ?? "", answer => new SignInPages(run, own).AnswerAsync(opened, answer));
    }

    /// <summary>The ids of the passkeys, those that are shut with <c>!</c> before them.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync()
    {
        using var page = await ReadAsync((await OpenAsync("factors")).Answer);
        return [.. page.QuerySelectorAll("main [data-passkey][data-open]").Select(passkey => (passkey.GetAttribute("data-open") == "no" ? "!" : "") + passkey.GetAttribute("data-passkey"))];
    }

    /// <summary>The state of the factor.</summary>
    public async Task<string> StateAsync()
    {
        using var page = await ReadAsync((await OpenAsync("factors")).Answer);
        return page.QuerySelector("main [data-factor=passkey]")?.GetAttribute("data-state") ?? "";
    }

    /// <summary>Presses a button of the page of the factors.</summary>
    public async Task PressAsync(string button, string value) => await new SignInPages(run, own).PressAsync(await OpenAsync("factors"), button, value);

    /// <summary>Stands before the second factor in a browser that nobody used.</summary>
    /// <returns>The options, empty where no passkey is offered; what posts an answer there and tells whether it signed the person in; and the other factors offered.</returns>
    public async Task<PasskeyStand> StandAsync()
    {
        var pages = new SignInPages(run, own with { Cookies = new CookieContainer(), Factor = null });
        var stand = await PersonSignIn.AloneAsync(run, own, () => pages.StandAsync(Address("factors")));
        using var page = await ReadAsync(stand.Answer);
        var others = page.QuerySelectorAll("main form button[name=factor]").Select(button => button.GetAttribute("value")!).ToList();
        return new PasskeyStand(FormOf(page, "get")?.GetAttribute("data-options") ?? "", others, PostAsync);

        async Task<bool> PostAsync(string answer)
        {
            using var after = await ReadAsync(await pages.AnswerAsync(stand, answer));
            return after.QuerySelector("main [data-state]") is not null;
        }
    }

    private static IHtmlFormElement? FormOf(IHtmlDocument page, string ceremony) => page.QuerySelector($"main form[data-passkey={ceremony}]") as IHtmlFormElement;

    private async Task<(Answer Answer, Uri Address)> OpenAsync(string page)
    {
        var opened = await PersonSignIn.AloneAsync(run, own, () => new SignInPages(run, own).OpenAsync(Address(page)));
        opened.Answer.MustBe(200);
        return opened;
    }

    private Uri Address(string page) => new(run.Target.Issuer, $"identity/security/{page}");

    private static Task<IHtmlDocument> ReadAsync(Answer answer) => new HtmlParser().ParseDocumentAsync(answer.Text);
}

/// <summary>A page that asks for the second factor.</summary>
/// <param name="Options">The options for a passkey; empty where none is asked for.</param>
/// <param name="Others">The factors that it offers besides.</param>
/// <param name="PostAsync">Posts an answer there and tells whether it signed the person in.</param>
public sealed record PasskeyStand(string Options, IReadOnlyList<string> Others, Func<string, Task<bool>> PostAsync);
