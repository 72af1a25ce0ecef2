using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>The page on which a person prints a credential and revokes their own.</summary>
public sealed class CredentialPageTests(IdentityHost host)
{
    private const string Page = "/identity/credentials";

    [Fact]
    public async Task A_person_prints_a_credential_sees_it_once_and_revokes_it()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var browser = new Browser(host);
        await EnterAsync(browser, citizen);
        await browser.SubmitAsync();
        Assert.Equal(["Choose at least one thing to show"], browser.Errors.Select(error => error.Replace("Error:", "", StringComparison.Ordinal).Trim()));

        await browser.SubmitAsync(("Claims", "name"));

        Assert.Contains("Somebody New", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("dis-qr-dense", browser.Page.QuerySelector("img.dis-qr")!.ClassName, StringComparison.Ordinal);
        Assert.Empty(browser.Page.QuerySelectorAll("main form"));

        await browser.OpenAsync(Page);
        var held = Assert.Single(browser.Page.QuerySelectorAll("[data-credential]"));
        Assert.Null(browser.Page.QuerySelector("img.dis-qr"));
        var id = held.QuerySelector("button[name=revoke]")!.GetAttribute("value")!;

        // The first form of the page posts the field of the second.
        await browser.SubmitAsync(("revoke", id));

        Assert.Empty(browser.Page.QuerySelectorAll("[data-credential]"));
        Assert.Contains("does not count any more", browser.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_revokes_the_credential_of_somebody_else()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var owner = new Browser(host);
        using var stranger = new Browser(host);
        await EnterAsync(owner, citizen);
        await owner.SubmitAsync(("Claims", "name"));
        await owner.OpenAsync(Page);
        var id = owner.Page.QuerySelector("button[name=revoke]")!.GetAttribute("value")!;
        await EnterAsync(stranger, await Citizen.EnrolAsync(host));

        await stranger.SubmitAsync(("revoke", id));
        await owner.OpenAsync(Page);

        Assert.Single(owner.Page.QuerySelectorAll("[data-credential]"));
    }

    private static async Task EnterAsync(Browser browser, Citizen citizen)
    {
        await browser.OpenAsync(Page);
        await browser.SignInAsync(citizen);
        Assert.Equal(Page, browser.Here.AbsolutePath);
    }
}
