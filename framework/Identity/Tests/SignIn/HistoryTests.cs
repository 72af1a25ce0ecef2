using System.Globalization;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.SignIn;

/// <summary>What the history tells of the page of a block.</summary>
public sealed class HistoryTests(IdentityHost host)
{
    [Fact]
    public async Task A_sign_in_at_the_page_of_a_block_is_told_once_in_the_time_of_the_country()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var browser = new Browser(host);
        await browser.OpenAsync($"/{IdentityHost.PageBlock}/who");
        await browser.SignInAsync(citizen);

        await browser.OpenAsync("/identity/security");

        var entries = browser.Page.QuerySelectorAll("[data-outcome]");
        var time = entries[0].QuerySelector("time")!;
        var inNairobi = DateTimeOffset.Parse(time.GetAttribute("datetime")!, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(3));
        Assert.Equal(["signed-in agriculture", "code-sent agriculture"], entries.Select(entry => $"{entry.GetAttribute("data-outcome")} {entry.GetAttribute("data-client")}"));
        Assert.Contains(inNairobi.ToString("HH:mm", CultureInfo.InvariantCulture), time.TextContent, StringComparison.Ordinal);
    }
}
