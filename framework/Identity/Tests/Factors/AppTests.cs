using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Tests.Factors;

/// <summary>An authenticator app: how it is added, and what of it signs in.</summary>
public sealed class AppTests(MovedClock moved) : IClassFixture<MovedClock>
{
    private readonly IdentityHost host = moved.Host;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_app_signs_in_after_one_right_code_has_confirmed_it_and_each_step_once(bool isPostgreSql)
    {
        await using var own = await Member.StartAsync(isPostgreSql);
        var member = await Member.EnrolAsync(own);
        using var browser = await member.SignInAsync();
        await member.BeginAppAsync(browser);
        Assert.False(await member.GetsInAsync("app", member.AppCode(0)));
        await browser.SubmitAsync(("Code", "000000"));
        Assert.Contains("not right", browser.Errors.Single(), StringComparison.Ordinal);
        await browser.SubmitAsync(("Code", member.AppCode(-1)));

        Assert.Equal("code=open app=open recovery=absent", await Member.StatesAsync(browser));
        Assert.False(await member.GetsInAsync("app", member.AppCode(-1)));
        Assert.True(await member.GetsInAsync("app", member.AppCode(0)));
        Assert.False(await member.GetsInAsync("app", member.AppCode(0)));
        Assert.True(await member.GetsInAsync("app", member.AppCode(1)));
        Assert.False(await member.GetsInAsync("app", member.AppCode(0)));
        Assert.Equal(
            ["wrong-code app", "pin-right", "signed-in app", "pin-right", "wrong-code app", "pin-right", "signed-in app", "pin-right", "wrong-code app", "pin-right", "factor-added app"],
            (await Member.HistoryAsync(browser)).Take(11));
    }

    [Fact]
    public async Task A_code_is_good_in_its_step_and_those_beside_it_and_the_secret_is_told_to_one_browser_for_ten_minutes()
    {
        var member = await Member.EnrolAsync(host);
        using var browser = await member.SignInAsync();
        await member.AddAppAsync(browser);
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.False(await member.GetsInAsync("app", member.AppCode(-2)));
        Assert.False(await member.GetsInAsync("app", member.AppCode(2)));
        Assert.True(await member.GetsInAsync("app", member.AppCode(-1)));
        await browser.OpenAsync("/identity/security/app");
        Assert.Null(browser.Page.QuerySelector("[data-secret]"));
        await member.BeginAppAsync(browser);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await browser.OpenAsync("/identity/security/app");
        Assert.Null(browser.Page.QuerySelector("[data-secret]"));
    }

    [Fact]
    public async Task Another_app_takes_the_place_of_the_one_before_when_it_is_confirmed()
    {
        var member = await Member.EnrolAsync(host);
        using var browser = await member.SignInAsync();
        await member.AddAppAsync(browser);
        var old = (member.AppCode(0), member.AppCode(1));
        await member.BeginAppAsync(browser);

        Assert.True(await member.GetsInAsync("app", old.Item1));
        await browser.SubmitAsync(("Code", member.AppCode(-1)));
        Assert.False(await member.GetsInAsync("app", old.Item2));
        Assert.True(await member.GetsInAsync("app", member.AppCode(0)));
    }

    [Fact]
    public async Task With_an_app_no_code_is_sent_until_the_person_asks_for_it_and_then_one()
    {
        var member = await Member.EnrolAsync(host);
        using var browser = await member.SignInAsync();
        await member.AddAppAsync(browser);
        var sent = await CountAsync(member);
        using var other = await member.EnterPinAsync();
        var before = await CountAsync(member);
        await other.PressAsync("factor", "code");
        await Member.ChooseAsync(other, "app");
        await other.PressAsync("factor", "code");

        Assert.Equal((sent, sent + 1), (before, await CountAsync(member)));
        await other.SubmitAsync(("Code", await member.Citizen.NewestCodeAsync(host)));
        Assert.Equal(Member.Page, other.Here.AbsolutePath);
    }

    [Fact]
    public async Task The_secret_and_the_codes_are_not_in_the_store()
    {
        var member = await Member.EnrolAsync(host);
        using var browser = await member.SignInAsync();
        await member.BeginAppAsync(browser);
        var secret = browser.Page.QuerySelector("[data-secret]")!.GetAttribute("data-secret")!;
        await browser.SubmitAsync(("Code", member.AppCode(-1)));
        var codes = await Member.PrintAsync(browser);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var factors = await db.Factors.OrderByDescending(row => row.Version).Select(row => row.AppSecret + row.OfferedSecret + row.RecoveryKey).ToListAsync(TestContext.Current.CancellationToken);
        var kept = string.Join(' ', [.. factors, .. await db.RecoveryCodes.Select(row => row.Digest).ToListAsync(TestContext.Current.CancellationToken)]);

        Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Member.Decode(secret)), kept, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace(" ", "", StringComparison.Ordinal), kept, StringComparison.Ordinal));
    }

    private async Task<int> CountAsync(Member member)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Messages.CountAsync(message => message.To == member.Citizen.Email, TestContext.Current.CancellationToken);
    }
}
