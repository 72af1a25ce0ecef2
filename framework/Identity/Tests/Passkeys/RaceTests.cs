using DigitalIndiaStack.Identity.Tests.Factors;

namespace DigitalIndiaStack.Identity.Tests.Passkeys;

/// <summary>One challenge answered several times at once, on each database.</summary>
public sealed class RaceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_several_answers_to_one_challenge_at_once_one_is_taken(bool isPostgreSql)
    {
        await using var own = await Member.StartAsync(isPostgreSql);
        var holder = await Holder.EnrolAsync(own);
        using var browser = await holder.Member.SignInAsync();
        var options = await Holder.AskAsync(browser);

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.PostAsync(("credential", holder.New().Create(options)))));

        Assert.Single(added, answer => answer.Headers.Location is not null);
        await browser.OpenAsync(Member.Page);
        Assert.Single(Holder.Shown(browser));

        var passkey = await holder.AddAsync(browser);
        using var waiting = await holder.Member.EnterPinAsync();
        var credential = holder.Next(passkey).Get(Holder.OptionsOf(waiting));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => waiting.PostAsync(("credential", credential))));

        Assert.Single(answers, answer => answer.Headers.Location is not null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_gets_an_eleventh_passkey_by_adding_in_two_browsers_at_once(bool isPostgreSql)
    {
        await using var own = await Member.StartAsync(isPostgreSql);
        var holder = await Holder.EnrolAsync(own);
        using var browser = await holder.Member.SignInAsync();
        using var second = await holder.Member.SignInAsync();
        for (var count = 0; count < 9; count++)
        {
            await holder.AddAsync(browser);
        }

        var (here, there) = (await Holder.AskAsync(browser), await Holder.AskAsync(second));
        await Task.WhenAll(browser.PostAsync(("credential", holder.New().Create(here))), second.PostAsync(("credential", holder.New().Create(there))));

        await browser.OpenAsync(Member.Page);
        Assert.Equal(10, Holder.Shown(browser).Count);
        await browser.OpenAsync(Holder.Page);
        Assert.Null(browser.Page.QuerySelector("form[data-passkey]"));
    }

    [Fact]
    public async Task After_five_minutes_a_challenge_and_after_ten_a_sign_in_are_too_old()
    {
        await using var own = await Member.StartAsync(false);
        var holder = await Holder.EnrolAsync(own);
        using var browser = await holder.Member.SignInAsync();
        var passkey = await holder.AddAsync(browser);
        using var waiting = await holder.Member.EnterPinAsync();
        var credential = holder.Next(passkey).Get(Holder.OptionsOf(waiting));

        own.Clock.Advance(TimeSpan.FromMinutes(6));
        await waiting.SubmitAsync(("credential", credential));

        Assert.Equal("/identity/sign-in/code", waiting.Here.AbsolutePath);
        await waiting.SubmitAsync(("credential", holder.Next(passkey).Get(Holder.OptionsOf(waiting))));
        Assert.Equal(Member.Page, waiting.Here.AbsolutePath);
        own.Clock.Advance(TimeSpan.FromMinutes(5));
        await browser.OpenAsync(Holder.Page);
        Assert.Equal("/identity/sign-in", browser.Here.AbsolutePath);
    }
}
