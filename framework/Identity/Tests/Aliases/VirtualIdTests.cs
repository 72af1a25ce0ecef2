using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using static DigitalIndiaStack.Identity.Tests.Aliases.OwnClient;
using VirtualId = DigitalIndiaStack.Identity.Contracts.VirtualId;

namespace DigitalIndiaStack.Identity.Tests.Aliases;

/// <summary>Virtual ids (section 12) through the API, the sign-in and resolutions.</summary>
public sealed class VirtualIdTests(IdentityHost host)
{
    private const string Scope = "identity.own.aliases";
    private const string WrongPin = "915273";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_virtual_id_signs_in_and_resolves_until_it_is_rotated_and_its_successor_from_then_on(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        var citizen = await Citizen.EnrolAsync(own);
        var (person, payments) = (await OfAsync(own, citizen, Scope), await ServiceAsync(own, "payments", "identity.subjects.resolve"));
        var known = (await payments.ResolveSubjectAsync(Naming(citizen.Number), Cancellation)).Subject;
        var first = await person.MakeVirtualIdAsync(NewKey(), Cancellation);
        Assert.True(await SignsInAsync(own, citizen with { Number = first.Digits }));
        Assert.Equal(known, (await payments.ResolveSubjectAsync(Naming(first.Digits), Cancellation)).Subject);

        var second = await person.RotateVirtualIdAsync(first.VirtualIdId, Cancellation);

        Assert.False(await SignsInAsync(own, citizen with { Number = first.Digits }));
        Assert.True(await SignsInAsync(own, citizen with { Number = string.Join(' ', second.Digits.Chunk(4).Select(group => new string(group))) }));
        await RefusedAsync(404, "IDN-0404", () => payments.ResolveSubjectAsync(Naming(first.Digits), Cancellation));
        Assert.Equal(known, (await payments.ResolveSubjectAsync(Naming(second.Digits), Cancellation)).Subject);
        var revoked = await person.RevokeVirtualIdAsync(second.VirtualIdId, Cancellation);
        Assert.Equal(VirtualIdStatus.Revoked, revoked.Status);
        Assert.False(await SignsInAsync(own, citizen with { Number = second.Digits }));
        await RefusedAsync(409, "IDN-0511", () => person.RotateVirtualIdAsync(second.VirtualIdId, Cancellation));
        Assert.Equal([second.VirtualIdId, first.VirtualIdId], (await person.ListVirtualIdsAsync(null, null, Cancellation)).Items.Select(item => item.VirtualIdId));
        Assert.True(await SignsInAsync(own, citizen));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_many_at_once_one_virtual_id_is_made_and_one_rotation_happens(bool isPostgreSql)
    {
        await using var own = await StartAsync(isPostgreSql);
        var person = await OfAsync(own, await Citizen.EnrolAsync(own), Scope);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync(() => person.MakeVirtualIdAsync(NewKey(), Cancellation), "IDN-0510")));
        var active = Assert.Single(made.OfType<VirtualId>());
        var rotated = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync(() => person.RotateVirtualIdAsync(active.VirtualIdId, Cancellation), "IDN-0511")));

        Assert.Single(rotated.OfType<VirtualId>());
        Assert.Equal(1, (await person.ListVirtualIdsAsync(null, null, Cancellation)).Items.Count(item => item.Status == VirtualIdStatus.Active));
    }

    [Fact]
    public async Task Nobody_sees_or_changes_the_virtual_id_of_another()
    {
        var (person, other) = (await OfAsync(host, await Citizen.EnrolAsync(host), Scope), await OfAsync(host, await Citizen.EnrolAsync(host), Scope));
        var own = await person.MakeVirtualIdAsync(NewKey(), Cancellation);

        await RefusedAsync(404, "IDN-0404", () => other.GetVirtualIdAsync(own.VirtualIdId, Cancellation));
        await RefusedAsync(404, "IDN-0404", () => other.RotateVirtualIdAsync(own.VirtualIdId, Cancellation));
        await RefusedAsync(404, "IDN-0404", () => other.RevokeVirtualIdAsync(own.VirtualIdId, Cancellation));
        Assert.Empty((await other.ListVirtualIdsAsync(null, null, Cancellation)).Items);
        Assert.Equal(own.Digits, (await person.GetVirtualIdAsync(own.VirtualIdId, Cancellation)).Digits);
    }

    [Fact]
    public async Task Attempts_at_a_virtual_id_are_answered_and_locked_alike_whether_somebody_has_it_or_not()
    {
        var citizen = await Citizen.EnrolAsync(host);
        var person = await OfAsync(host, citizen, Scope);
        var old = await person.MakeVirtualIdAsync(NewKey(), Cancellation);
        var active = await person.RotateVirtualIdAsync(old.VirtualIdId, Cancellation);

        var (ofActive, ofRevoked, ofNobody) = (await SaidAsync(active.Digits), await SaidAsync(old.Digits), await SaidAsync(VirtualIdDigits.Random().Value));

        Assert.Equal(5, ofActive.Count(said => said.Contains("not right", StringComparison.Ordinal)));
        Assert.Equal(2, ofActive.Count(said => said.Contains("15 minutes", StringComparison.Ordinal)));
        Assert.Equal(ofActive, ofRevoked);
        Assert.Equal(ofActive, ofNobody);

        // Whoever locks the virtual id learns nothing of the number by it.
        Assert.True(await SignsInAsync(host, citizen));

        async Task<List<string>> SaidAsync(string digits)
        {
            using var browser = new Browser(host);
            var said = new List<string>();
            for (var turn = 0; turn < 7; turn++)
            {
                await browser.OpenAsync("/identity/sign-in?country=ke");
                await browser.SubmitAsync(("Number", digits), ("Pin", WrongPin));
                said.Add(browser.Page.QuerySelector("main form")!.TextContent);
            }

            return said;
        }
    }

    [Fact]
    public async Task A_person_makes_rotates_and_revokes_on_the_page()
    {
        var citizen = await Citizen.EnrolAsync(host);
        using var browser = new Browser(host);
        await browser.OpenAsync("/identity/virtual-id");
        await browser.SignInAsync(citizen);
        Assert.Null(Shown());
        await browser.SubmitAsync(("answer", "make"));
        var first = Shown();
        await browser.SubmitAsync(("answer", "rotate"));
        var second = Shown();
        await browser.SubmitAsync(("answer", "rotate"), ("id", Guid.CreateVersion7().ToString()));

        Assert.Equal(second, Shown());
        Assert.NotEqual(first, second);
        Assert.True(await SignsInAsync(host, citizen with { Number = second! }));
        await browser.SubmitAsync(("answer", "revoke"));
        Assert.Null(Shown());
        Assert.Contains("revoked", browser.Page.QuerySelector(".govuk-notification-banner")!.TextContent, StringComparison.Ordinal);

        string? Shown() => browser.Page.QuerySelector("[data-virtual-id]")?.GetAttribute("data-virtual-id");
    }

    private static SubjectResolution Naming(string digits) => new() { Number = digits };

    private static async Task<VirtualId?> TryAsync(Func<Task<VirtualId>> call, string code)
    {
        try
        {
            return await call();
        }
        catch (ApiException<ProblemDetails> refused)
        {
            Assert.Equal((409, code), (refused.StatusCode, refused.Result.Code));
            return null;
        }
    }

    private static async Task<bool> SignsInAsync(IdentityHost host, Citizen citizen)
    {
        using var browser = new Browser(host);
        await browser.OpenAsync("/identity/sign-in?country=ke&return=/identity/security");
        await browser.SubmitAsync(("Number", citizen.Number), ("Pin", citizen.Pin));
        if (browser.Here.AbsolutePath != "/identity/sign-in/code")
        {
            return false;
        }

        await browser.SubmitAsync(("Code", await citizen.NewestCodeAsync(host)));
        return browser.Here.AbsolutePath == "/identity/security";
    }
}
