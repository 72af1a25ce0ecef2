using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Factors;

/// <summary>Two hundred tries at once, on each database.</summary>
public sealed class ParallelTests
{
    private const string Wrong = "The code is not right. Check it and try again";
    private const string Locked = "There were too many wrong tries. Wait 15 minutes, then try again";

    [Theory]
    [InlineData("app", false)]
    [InlineData("app", true)]
    [InlineData("recovery", false)]
    [InlineData("recovery", true)]
    [InlineData("code", false)]
    [InlineData("code", true)]
    public async Task Of_two_hundred_tries_at_once_five_are_compared_and_the_right_code_is_refused_for_fifteen_minutes(string factor, bool isPostgreSql)
    {
        await using var own = await Member.StartAsync(isPostgreSql);
        var member = await Member.EnrolAsync(own);
        using var browser = await member.SignInAsync();
        var printed = await PrepareAsync(member, browser, factor);
        using var guessing = await ChosenAsync(member, factor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => AnswerAsync(guessing, "0000000000")));

        Assert.Equal((5, 195), (answers.Count(page => page.Contains(Wrong, StringComparison.Ordinal)), answers.Count(page => page.Contains(Locked, StringComparison.Ordinal))));
        Assert.False(await member.GetsInAsync(factor, await RightAsync()));
        own.Clock.Advance(TimeSpan.FromMinutes(16));
        using var late = await ChosenAsync(member, factor);
        await late.SubmitAsync(("Code", await RightAsync()));
        Assert.Equal(Member.Page, late.Here.AbsolutePath);
        Assert.Contains($"code-locked {factor}", await Member.HistoryAsync(late));

        async Task<string> RightAsync() => factor switch
        {
            "app" => member.AppCode(0),
            "recovery" => printed[0],
            _ => await member.Citizen.NewestCodeAsync(own),
        };
    }

    [Theory]
    [InlineData("app", false)]
    [InlineData("app", true)]
    [InlineData("recovery", false)]
    [InlineData("recovery", true)]
    public async Task Of_one_right_code_in_several_browsers_at_once_one_signs_in(string factor, bool isPostgreSql)
    {
        await using var own = await Member.StartAsync(isPostgreSql);
        var member = await Member.EnrolAsync(own);
        using var browser = await member.SignInAsync();
        var printed = await PrepareAsync(member, browser, factor);
        var browsers = new List<Browser>();
        for (var count = 0; count < 4; count++)
        {
            browsers.Add(await ChosenAsync(member, factor));
        }

        var code = factor == "app" ? member.AppCode(0) : printed[0];
        var answers = await Task.WhenAll(browsers.Select(each => each.PostAsync(("Code", code))));

        Assert.Single(answers, answer => answer.Headers.Location is not null);
        browsers.ForEach(each => each.Dispose());
    }

    private static async Task<IReadOnlyList<string>> PrepareAsync(Member member, Browser browser, string factor)
    {
        if (factor == "app")
        {
            await member.AddAppAsync(browser);
        }

        return factor == "recovery" ? await Member.PrintAsync(browser) : [];
    }

    private static async Task<Browser> ChosenAsync(Member member, string factor)
    {
        var browser = await member.EnterPinAsync();
        await Member.ChooseAsync(browser, factor);
        return browser;
    }

    private static async Task<string> AnswerAsync(Browser browser, string code)
    {
        using var answer = await browser.PostAsync(("Code", code));
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
