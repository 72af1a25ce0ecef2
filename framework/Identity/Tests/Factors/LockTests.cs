using System.Net;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Pages.Identity;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Factors;

/// <summary>A person locks, unlocks and removes second factors, and what is offered then.</summary>
public sealed class LockTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_locked_factor_is_neither_offered_nor_taken_until_it_is_unlocked(bool isPostgreSql)
    {
        await using var own = await Member.StartAsync(isPostgreSql);
        var member = await Member.EnrolAsync(own);
        using var browser = await member.SignInAsync();
        await member.AddAppAsync(browser);
        var printed = await Member.PrintAsync(browser);
        Assert.Equal("app code recovery", await OffersAsync(member));
        await PressAsync(browser, "lock", "code");
        Assert.Equal("app recovery", await OffersAsync(member));
        await PressAsync(browser, "lock", "recovery");
        Assert.Equal("app", await OffersAsync(member));
        Assert.False(await member.GetsInAsync("recovery", printed[0]));
        Assert.False(await member.GetsInAsync("code", await member.Citizen.NewestCodeAsync(own)));
        await PressAsync(browser, "unlock", "recovery");
        Assert.True(await member.GetsInAsync("recovery", printed[0]));
        await PressAsync(browser, "unlock", "code");
        await PressAsync(browser, "lock", "app");
        Assert.Equal("code recovery", await OffersAsync(member));
        Assert.False(await member.GetsInAsync("app", member.AppCode(0)));
        await PressAsync(browser, "unlock", "app");
        Assert.True(await member.GetsInAsync("app", member.AppCode(0)));
        await PressAsync(browser, "remove", "app");
        Assert.False(await member.GetsInAsync("app", member.AppCode(1)));

        Assert.Equal("code=open app=absent recovery=open", await Member.StatesAsync(browser));
        var changes = (await Member.HistoryAsync(browser)).Where(entry => entry.StartsWith("factor", StringComparison.Ordinal));
        Assert.Equal(["factor-removed app", "factor-unlocked app", "factor-locked app", "factor-unlocked code", "factor-unlocked recovery", "factor-locked recovery"], changes.Take(6));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sent_codes_and_app_are_never_both_shut_however_many_try_at_once(bool isPostgreSql)
    {
        await using var own = await Member.StartAsync(isPostgreSql);
        var member = await Member.EnrolAsync(own);
        using var browser = await member.SignInAsync();
        await PressAsync(browser, "lock", "code");
        Assert.Contains("must stay open", browser.Page.Body!.TextContent, StringComparison.Ordinal);
        await member.AddAppAsync(browser);
        for (var round = 0; round < 5; round++)
        {
            await browser.OpenAsync(Member.Page);
            (string, string)[] presses = [("lock", "code"), ("lock", "app"), ("remove", "app"), ("lock", "code"), ("lock", "app"), ("lock", "code")];
            var answers = await Task.WhenAll(presses.Select(press => browser.PostAsync(press)));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
            var states = await Member.StatesAsync(browser);
            Assert.True(states.Contains("code=open", StringComparison.Ordinal) || states.Contains("app=open", StringComparison.Ordinal), states);
            if (states.Contains("app=absent", StringComparison.Ordinal))
            {
                await member.AddAppAsync(browser);
            }

            await RestoreAsync(browser);
        }
    }

    [Fact]
    public async Task After_ten_minutes_a_person_signs_in_again_to_change_a_factor_and_still_locks_one()
    {
        await using var own = await Member.StartAsync(false);
        var member = await Member.EnrolAsync(own);
        using var browser = await member.SignInAsync();
        await member.AddAppAsync(browser);
        await PressAsync(browser, "lock", "app");
        await Member.PrintAsync(browser);
        own.Clock.Advance(TimeSpan.FromMinutes(11));

        foreach (var (button, factor) in new[] { ("unlock", "app"), ("remove", "app") })
        {
            await PressAsync(browser, button, factor);
            Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
        }

        foreach (var (page, answer) in new[] { ("app", "begin"), ("recovery", "make") })
        {
            await browser.OpenAsync($"/identity/security/{page}");
            await browser.PressAsync("answer", answer);
            Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
        }

        await PressAsync(browser, "lock", "recovery");
        Assert.Equal("code=open app=locked recovery=locked", await Member.StatesAsync(browser));
    }

    [Fact]
    public async Task Nobody_sees_or_changes_factors_who_is_not_signed_in()
    {
        await using var own = await Member.StartAsync(false);
        using var browser = new Browser(own);
        foreach (var page in new[] { "factors", "app", "recovery" })
        {
            await browser.OpenAsync($"/identity/security/{page}");
            Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
        }
    }

    [Fact]
    public async Task Before_the_PIN_is_right_nothing_tells_which_factors_a_person_has()
    {
        await using var own = await Member.StartAsync(false);
        var (member, other) = (await Member.EnrolAsync(own), await Member.EnrolAsync(own));
        using var browser = await member.SignInAsync();
        await member.AddAppAsync(browser);
        await PressAsync(browser, "lock", "code");

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var number in new[] { member.Citizen.Number, other.Citizen.Number, SignIn.Numbers.Unused() })
        {
            using var guess = new Browser(own);
            await guess.OpenAsync("/identity/sign-in?country=ke");
            await guess.SubmitAsync(("Number", number), ("Pin", "915273"));
            answers.Add((guess.Status, guess.Page.QuerySelector("main")!.TextContent.Replace(number, "", StringComparison.Ordinal)));
            await guess.OpenAsync("/identity/sign-in/code");
            answers.Add((guess.Status, guess.Page.QuerySelector("main")!.TextContent));
        }

        Assert.Equal(2, answers.Distinct().Count());
    }

    [Fact]
    public async Task Every_text_about_a_factor_exists()
    {
        await using var own = await Member.StartAsync(false);
        var texts = own.Services.GetRequiredService<ITextSource>();
        IEnumerable<string> keys =
        [
            .. FactorNames.All.SelectMany(kind => new[] { FactorPage.KeyOf(kind), $"{FactorPage.KeyOf(kind)}.text", $"identity.code.choose.{FactorNames.NameOf(kind)}" }),
            .. Enum.GetValues<FactorState>().Select(FactorPage.KeyOf),
            "identity.code.app.intro",
            "identity.code.recovery.intro",
        ];

        Assert.All(keys, key => Assert.False(texts.Find(key).IsMissing, key));
    }

    private static async Task RestoreAsync(Browser browser)
    {
        foreach (var factor in new[] { "code", "app" })
        {
            await browser.OpenAsync(Member.Page);
            if (browser.Page.QuerySelector($"button[name=unlock][value={factor}]") is not null)
            {
                await browser.PressAsync("unlock", factor);
            }
        }
    }

    private static async Task PressAsync(Browser browser, string button, string factor)
    {
        await browser.OpenAsync(Member.Page);
        await browser.PressAsync(button, factor);
    }

    private static async Task<string> OffersAsync(Member member)
    {
        using var browser = await member.EnterPinAsync();
        var offers = browser.Page.QuerySelectorAll("button[name=factor]").Select(button => button.GetAttribute("value"));
        return string.Join(' ', offers.Prepend(browser.Page.QuerySelector("form[data-factor]")!.GetAttribute("data-factor")));
    }
}
