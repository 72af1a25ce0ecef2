using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.Playwright;

namespace DigitalIndiaStack.Identity.Tests.Desk;

/// <summary>The pages of the desk in a real browser, which holds them to their content security policy.</summary>
public sealed class DeskPageTests(IdentityHost host, PageBrowser browser) : IClassFixture<PageBrowser>
{
    private const int Phone = 360;

    private static readonly DateOnly Birth = new(1961, 3, 9);

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Every_page_of_the_desk_is_accessible_on_any_screen(string language)
    {
        var (agentOf, reviewerOf, name) = language == "ar" ? (Citizen.AgentSamir, Citizen.ReviewerLeila, "نعيمة العلوي") : (Citizen.AgentBarasa, Citizen.ReviewerWekesa, "Naima Wambui");
        using var agent = await DeskVisit.OfAsync(host, agentOf);
        using var reviewer = await DeskVisit.OfAsync(host, reviewerOf, DeskVisit.Queue);
        await agent.FileAsync(name, Birth);
        var second = await agent.FileAsync(name, new DateOnly(1961, 9, 3));
        var back = await agent.FileAsync(language == "ar" ? "يوسف بناني" : "Kamau Otis", Birth.AddYears(-9));
        await reviewer.OpenAsync($"{DeskVisit.Queue}/{back}");
        await reviewer.DecideAsync("return", language == "ar" ? "الوثيقة غير مقروءة" : "The photograph is not sharp");

        foreach (var width in new[] { Phone, 1280 })
        {
            var view = $"{language}-{width}";
            var page = await OpenAsync(agent, agentOf.Tenant, language, width);
            await LookAsync(page, DeskVisit.Desk, $"desk-{view}");
            await LookAsync(page, $"{DeskVisit.New}/{back}", $"desk-change-{view}");
            await LookAsync(page, DeskVisit.New, $"desk-new-{view}");
            await page.ClickAsync("main button[value=submit]");
            await LookAsync(page, null, $"desk-wrong-{view}");
            await page.Context.CloseAsync();
            page = await OpenAsync(reviewer, agentOf.Tenant, language, width);
            await LookAsync(page, DeskVisit.Queue, $"desk-queue-{view}");
            await LookAsync(page, $"{DeskVisit.Queue}/{second}", $"desk-review-{view}");
            await LookAsync(page, DeskVisit.Own, $"desk-own-{view}");
            await page.Context.CloseAsync();
        }
    }

    private async Task<IPage> OpenAsync(DeskVisit visit, string country, string language, int width)
    {
        var page = await browser.OpenAsync(new Visitor(language, width));
        var held = visit.Browser.CookieHeader.Split("; ").Select(cookie => cookie.Split('=', 2)).Where(cookie => cookie[0] is not ("country" or "language"));
        await page.Context.AddCookiesAsync([.. held.Append(["country", country]).Select(cookie => new Cookie { Name = cookie[0], Value = cookie[1], Url = host.Address.AbsoluteUri })]);
        return page;
    }

    private async Task LookAsync(IPage page, string? path, string name)
    {
        if (path is not null)
        {
            await page.GotoAsync(new Uri(host.Address, path).AbsoluteUri);
        }

        await page.PictureAsync(name);
        if (page.ViewportSize!.Width == Phone)
        {
            // A wide screen shows the same elements; only their places differ.
            Assert.Empty(await page.AxeFaultsAsync());
        }

        Assert.Equal(0, await page.OverflowAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }
}
