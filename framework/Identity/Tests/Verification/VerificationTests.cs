using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using static DigitalIndiaStack.Identity.Tests.Aliases.OwnClient;

namespace DigitalIndiaStack.Identity.Tests.Verification;

/// <summary>Yes or no about a person (section 16), through the API and the page.</summary>
public sealed class VerificationTests(IdentityHost host)
{
    private static readonly PermissionItem[] All = [PermissionItem.FullName, PermissionItem.Over18, PermissionItem.Region];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Questions_are_answered_while_the_permission_holds_and_with_no_before_and_after(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        var asked = await Asked.StartAsync(own, region: "KE-31-2");
        var permission = await asked.AskAsync(PermissionPurpose.Verification, null, All);
        Assert.Equal((false, false, false), await SayAsync());

        await asked.DecideAsync(permission);

        Assert.Equal((true, true, true), await SayAsync());
        Assert.Equal((false, true, false), Read(await asked.VerifyAsync(permission, "Somebody Else", true, "KE-3")));
        Assert.Null((await asked.VerifyAsync(permission, "Somebody Else")).Over18);
        Assert.Equal((false, false, false), Read(await asked.VerifyAsync(permission, asked.FullName, true, "KE", "nobody-knows-this-subject")));
        await RefusedAsync(409, "IDN-0513", () => asked.DecideAsync(permission, PermissionAnswer.Refuse));
        await asked.Person.WithdrawPermissionAsync(permission.PermissionId, Cancellation);
        Assert.Equal((false, false, false), await SayAsync());
        var again = await asked.GrantedAsync(PermissionPurpose.Verification, null, PermissionItem.Over18);
        Assert.Equal((false, true, false), Read(await asked.VerifyAsync(again, asked.FullName, true, "KE")));
        own.Clock.Advance(TimeSpan.FromDays(30));
        var later = asked with { Service = (await Asked.StartAsync(own)).Service };
        Assert.Equal(false, (await later.VerifyAsync(again, over18: true)).Over18);

        async Task<(bool?, bool?, bool?)> SayAsync() => Read(await asked.VerifyAsync(permission, $" {asked.FullName.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal)}", true, "KE-31"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_day_has_twenty_verifications_of_one_person_however_many_ask_at_once(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        var asked = await Asked.StartAsync(own);
        var permission = await asked.GrantedAsync(PermissionPurpose.Verification, null, PermissionItem.Over18);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => TryAsync(() => asked.VerifyAsync(permission, over18: true))));

        Assert.Equal(20, answers.Count(wait => wait is null));
        Assert.All(answers.OfType<TimeSpan>(), wait => Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)));
        var ofNobody = await Task.WhenAll(Enumerable.Range(0, 21).Select(_ => TryAsync(() => asked.VerifyAsync(permission, over18: true, subject: "nobody-knows-this-subject"))));
        Assert.Equal(20, ofNobody.Count(wait => wait is null));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Nobody_is_eighteen_a_day_before_their_birthday(int daysTooYoung, bool isOfAge)
    {
        var birthday = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(host.Clock.GetUtcNow(), "Africa/Nairobi").DateTime).AddYears(-18);
        var asked = await Asked.StartAsync(host, birthday.AddDays(daysTooYoung));

        var answer = await asked.VerifyAsync(await asked.GrantedAsync(PermissionPurpose.Verification, null, PermissionItem.Over18), over18: true);

        Assert.Equal(isOfAge, answer.Over18);
    }

    [Fact]
    public async Task What_does_not_fit_a_purpose_cannot_be_asked_for()
    {
        var asked = await Asked.StartAsync(host);

        await RefusedAsync(422, "IDN-0512", () => asked.AskAsync(PermissionPurpose.Verification, null, PermissionItem.Email));
        await RefusedAsync(422, "IDN-0512", () => asked.AskAsync(PermissionPurpose.Kyc, null, PermissionItem.Over18));
        await RefusedAsync(422, "IDN-0512", () => asked.AskAsync(PermissionPurpose.Verification, null, PermissionItem.Over18, PermissionItem.Over18));
        await RefusedAsync(422, "IDN-0516", () => asked.AskAsync(PermissionPurpose.Kyc, new string('a', 43), PermissionItem.Email));
        await RefusedAsync(422, "IDN-0516", () => asked.AskAsync(PermissionPurpose.Kyc, null, PermissionItem.Email));
    }

    [Fact]
    public async Task The_person_grants_refuses_and_takes_back_on_the_page_and_reads_who_asked_in_the_history()
    {
        var asked = await Asked.StartAsync(host);
        var refused = await asked.AskAsync(PermissionPurpose.Verification, null, PermissionItem.FullName);
        var granted = await asked.AskAsync(PermissionPurpose.Verification, null, PermissionItem.Over18);
        using var browser = new Browser(host);
        await browser.OpenAsync("/identity/permissions");
        await browser.SignInAsync(asked.Citizen);
        Assert.Contains(Asked.Client, browser.Page.QuerySelector("section h2")!.TextContent, StringComparison.Ordinal);

        await browser.SubmitAsync(("answer", "grant"), ("id", granted.PermissionId.ToString()));
        await browser.SubmitAsync(("answer", "refuse"), ("id", refused.PermissionId.ToString()));

        Assert.Equal(PermissionStatus.Refused, (await asked.Service.GetPermissionAsync(refused.PermissionId, Cancellation)).Status);
        Assert.Equal("granted", Assert.Single(browser.Page.QuerySelectorAll("[data-permission]")).GetAttribute("data-status"));
        Assert.Equal(true, (await asked.VerifyAsync(granted, over18: true)).Over18);
        await browser.SubmitAsync(("answer", "withdraw"), ("id", granted.PermissionId.ToString()));
        Assert.Empty(browser.Page.QuerySelectorAll("[data-permission]"));
        await browser.OpenAsync("/identity/security");
        Assert.Equal(Asked.Client, browser.Page.QuerySelector("[data-outcome=verified]")!.GetAttribute("data-client"));
    }

    private static (bool?, bool?, bool?) Read(VerificationAnswers answers) => (answers.FullName, answers.Over18, answers.Region);

    private static async Task<TimeSpan?> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (ApiException<ProblemDetails> refused)
        {
            Assert.Equal((429, "IDN-0515"), (refused.StatusCode, refused.Result.Code));
            return refused.Headers.RetryAfter!.Delta;
        }
    }
}
