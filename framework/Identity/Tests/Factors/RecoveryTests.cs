using DigitalIndiaStack.Identity.Block.Maintenance;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Factors;

/// <summary>Printed recovery codes.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_of_ten_codes_signs_in_once_and_a_new_set_ends_the_old(bool isPostgreSql)
    {
        await using var own = await Member.StartAsync(isPostgreSql);
        var member = await Member.EnrolAsync(own);
        using var browser = await member.SignInAsync();
        var codes = await Member.PrintAsync(browser);
        await browser.OpenAsync("/identity/security/recovery");

        Assert.Equal(10, codes.Distinct().Count());
        Assert.Empty(browser.Page.QuerySelectorAll("[data-code]"));
        foreach (var code in codes.Skip(1))
        {
            Assert.True(await member.GetsInAsync("recovery", code));
        }

        Assert.False(await member.GetsInAsync("recovery", codes[1]));
        Assert.Contains("Codes left: 1", await TextAsync(browser), StringComparison.Ordinal);
        var renewed = await Member.PrintAsync(browser);
        Assert.False(await member.GetsInAsync("recovery", codes[0]));
        Assert.True(await member.GetsInAsync("recovery", Arabic(renewed[0])));
        Assert.True(await member.GetsInAsync("recovery", renewed[1].Replace(' ', '-')));
        Assert.True(await member.GetsInAsync("recovery", renewed[2].Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal("signed-in recovery", (await Member.HistoryAsync(browser))[0]);
        await own.Services.GetServices<IHostedService>().OfType<Sweeper>().Single().SweepAsync(TestContext.Current.CancellationToken);
        await using var scope = own.Services.CreateAsyncScope();
        Assert.Equal(10, await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().RecoveryCodes.CountAsync(TestContext.Current.CancellationToken));
        Assert.True(await member.GetsInAsync("recovery", renewed[3]));
    }

    private static string Arabic(string code) => string.Concat(code.Select(letter => char.IsAsciiDigit(letter) ? (char)('٠' + letter - '0') : letter));

    private static async Task<string> TextAsync(Browser browser)
    {
        await browser.OpenAsync(Member.Page);
        return browser.Page.Body!.TextContent;
    }
}
