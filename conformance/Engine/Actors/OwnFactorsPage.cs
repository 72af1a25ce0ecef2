using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>The pages of a person's second factors (clause 11 of the identity rules), in one browser that stays open.</summary>
public sealed class OwnFactorsPage(CheckRun run, SignInRequest request)
{
    private readonly SignInRequest own = request with { Cookies = new CookieContainer() };

    /// <summary>How many secrets and codes the pages of the factors tell when they are opened.</summary>
    public async Task<int> SecretsAsync()
    {
        var told = 0;
        foreach (var page in new[] { "factors", "app", "recovery" })
        {
            using var document = await ReadAsync((await OpenAsync(page)).Answer);
            told += document.QuerySelectorAll("[data-secret], [data-code]").Length;
        }

        return told;
    }

    /// <summary>The state of each factor of this clause, as <c>code=open app=absent recovery=absent</c>.</summary>
    public async Task<string> StatesAsync()
    {
        using var document = await ReadAsync((await OpenAsync("factors")).Answer);
        return string.Join(' ', document.QuerySelectorAll("[data-factor][data-state]:not([data-factor=passkey])").Select(factor => $"{factor.GetAttribute("data-factor")}={factor.GetAttribute("data-state")}").Order());
    }

    /// <summary>Presses <c>lock</c>, <c>unlock</c> or <c>remove</c> for a factor.</summary>
    public async Task PressAsync(string button, string factor) => await new SignInPages(run, own).PressAsync(await OpenAsync("factors"), button, factor);

    /// <summary>Begins to add an app; it is not confirmed.</summary>
    public async Task<AppCodes> BeginAppAsync() => (await BeginAsync()).App;

    /// <summary>Adds an app.</summary>
    public async Task<AppCodes> AddAppAsync()
    {
        var (answer, address, app) = await BeginAsync();
        await new SignInPages(run, own).TypeAsync((answer, address), await app.NextAsync());
        Expect.That((await StatesAsync()).Contains("app=open", StringComparison.Ordinal), "an app that its code confirmed", "none");
        return app;
    }

    /// <summary>Makes recovery codes.</summary>
    public async Task<IReadOnlyList<string>> PrintAsync()
    {
        using var document = await ReadAsync(await new SignInPages(run, own).PressAsync(await OpenAsync("recovery"), "answer", "make"));
        var codes = document.QuerySelectorAll("[data-code]").Select(code => code.GetAttribute("data-code")!).ToList();
        foreach (var code in codes)
        {
            run.Session.Redactor.Learn(code);
            run.Session.Redactor.Learn(Compact(code));
        }

        return [.. codes.Select(Compact)];
    }

    /// <summary>Opens a page of the factors and presses its button <c>answer</c>; gives the page after it.</summary>
    public async Task<Answer> AnswerAsync(string page, string value) => await new SignInPages(run, own).PressAsync(await OpenAsync(page), "answer", value);

    /// <summary>Stands before a second factor in a browser that nobody used.</summary>
    /// <returns>Types a code there, and tells whether that signed the person in.</returns>
    public async Task<Func<string, Task<bool>>> StandAsync(string factor)
    {
        var pages = new SignInPages(run, own with { Cookies = new CookieContainer(), Factor = factor });
        var stand = await PersonSignIn.AloneAsync(run, own, () => pages.StandAsync(Address("factors")));
        return async code =>
        {
            using var document = await ReadAsync(await pages.TypeAsync(stand, code));
            return document.QuerySelector("[data-state]") is not null;
        };
    }

    /// <summary>The factors that the page offers which asks for the second one.</summary>
    public async Task<string> OffersAsync()
    {
        var pages = new SignInPages(run, own with { Cookies = new CookieContainer(), Factor = null });
        var (answer, _) = await PersonSignIn.AloneAsync(run, own, () => pages.StandAsync(Address("factors")));
        using var document = await ReadAsync(answer);
        var asked = document.QuerySelectorAll("main form[data-factor]").Select(form => form.GetAttribute("data-factor"));
        return string.Join(' ', asked.Concat(document.QuerySelectorAll("main form button[name=factor]").Select(button => button.GetAttribute("value"))).Order());
    }

    private async Task<(Answer Answer, Uri Address, AppCodes App)> BeginAsync()
    {
        var answer = await AnswerAsync("app", "begin");
        using var document = await ReadAsync(answer);
        var secret = document.QuerySelector("[data-secret]")?.GetAttribute("data-secret") ?? throw new CheckFailedException("an element with data-secret", "none", answer.Exchange);
        run.Session.Redactor.Learn(secret);
        return (answer, Address("app"), new AppCodes(run, secret));
    }

    private async Task<(Answer Answer, Uri Address)> OpenAsync(string page)
    {
        var opened = await PersonSignIn.AloneAsync(run, own, () => new SignInPages(run, own).OpenAsync(Address(page)));
        opened.Answer.MustBe(200);
        return opened;
    }

    private Uri Address(string page) => new(run.Target.Issuer, $"identity/security/{page}");

    private static string Compact(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));

    private static Task<IHtmlDocument> ReadAsync(Answer answer) => new HtmlParser().ParseDocumentAsync(answer.Text);
}
