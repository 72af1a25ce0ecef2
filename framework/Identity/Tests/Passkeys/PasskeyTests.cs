using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Identity.Block.Passkeys;
using DigitalIndiaStack.Identity.Tests.Factors;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.AspNetCore.Identity;

namespace DigitalIndiaStack.Identity.Tests.Passkeys;

/// <summary>A person adds passkeys and signs in with them; whatever else a browser answers is refused.</summary>
public sealed class PasskeyTests(IdentityHost host)
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_and_is_removed()
    {
        var holder = await Holder.EnrolAsync(host);
        using var browser = await holder.Member.SignInAsync();
        var (phone, key) = (await holder.AddAsync(browser), await holder.AddAsync(browser, ""));

        Assert.Equal(["Phone=yes", "Passkey=yes"], Holder.Shown(browser));
        Assert.True(await holder.GetsInAsync(holder.Next(phone)));
        Assert.True(await holder.GetsInAsync(holder.Next(key) with { UserHandle = null }));
        await browser.OpenAsync(Member.Page);
        await browser.PressAsync("remove", browser.Page.QuerySelector("[data-passkey][data-open]")!.GetAttribute("data-passkey")!);
        Assert.Equal(["Passkey=yes"], Holder.Shown(browser));
        Assert.False(await holder.GetsInAsync(holder.Next(phone)));
        var told = (await Member.HistoryAsync(browser)).Where(entry => entry.EndsWith("passkey", StringComparison.Ordinal)).Distinct();
        Assert.Equal(["wrong-code passkey", "factor-removed passkey", "signed-in passkey", "factor-added passkey"], told);
    }

    [Fact]
    public async Task Answers_for_others_without_the_person_or_of_other_keys_are_refused()
    {
        var holder = await Holder.EnrolAsync(host);
        using var browser = await holder.Member.SignInAsync();
        var passkey = await holder.AddAsync(browser);
        Func<SoftPasskey, SoftPasskey>[] flaws =
        [
            good => good with { Origin = "https://elsewhere.example" },
            good => good with { Origin = good.Origin + "/" },
            good => good with { RelyingParty = "elsewhere.example" },
            good => good with { IsVerified = false },
            good => good with { IsPresent = false },
            good => good with { Challenge = "AAAAAAAAAAAAAAAAAAAAAA" },
        ];
        foreach (var flaw in flaws.Append(good => good with { Attestation = "packed" }))
        {
            var options = await Holder.AskAsync(browser);
            await browser.SubmitAsync(("credential", flaw(holder.New()).Create(options)));
            Assert.Equal(["Error: The passkey was not added. Try again"], browser.Errors);
        }

        foreach (var flaw in flaws.Append(good => good with { Number = holder.New().Number }).Append(good => good with { UserHandle = "c29tZWJvZHkgZWxzZQ" }))
        {
            Assert.False(await holder.GetsInAsync(flaw(holder.Next(passkey))));
            Assert.True(await holder.GetsInAsync(holder.Next(passkey)));
        }
    }

    [Fact]
    public async Task Whatever_is_no_answer_is_told_and_nothing_breaks()
    {
        var holder = await Holder.EnrolAsync(host);
        using var browser = await holder.Member.SignInAsync();
        await holder.AddAsync(browser);
        foreach (var junk in new[] { "", "{}", "[]", "null", "{\"id\":\"AA\"}", new string('[', 5000) })
        {
            using var guess = await holder.Member.EnterPinAsync();
            await guess.SubmitAsync(("credential", junk));
            Assert.Equal(HttpStatusCode.OK, guess.Status);
            Assert.NotEmpty(guess.Page.QuerySelectorAll(".govuk-error-summary"));
        }
    }

    [Fact]
    public async Task The_options_tell_nothing_of_the_person_and_a_passkey_that_is_there_is_left_out()
    {
        var holder = await Holder.EnrolAsync(host);
        using var browser = await holder.Member.SignInAsync();
        var passkey = await holder.AddAsync(browser);

        var text = await Holder.AskAsync(browser);
        var options = JsonElement.Parse(text);

        Assert.DoesNotContain(holder.Member.Citizen.Number, text, StringComparison.Ordinal);
        Assert.Equal([-7, -257], options.GetProperty("pubKeyCredParams").EnumerateArray().Select(asked => asked.GetProperty("alg").GetInt32()));
        Assert.Equal(passkey.Id, Base64Url.DecodeFromChars(options.GetProperty("excludeCredentials")[0].GetProperty("id").GetString()!));
        Assert.Equal((300_000, "none"), (options.GetProperty("timeout").GetInt32(), options.GetProperty("attestation").GetString()));
    }

    [Fact]
    public async Task A_counter_that_went_back_shuts_the_passkey_and_leaves_the_others()
    {
        var holder = await Holder.EnrolAsync(host);
        using var browser = await holder.Member.SignInAsync();
        var (copied, other) = (await holder.AddAsync(browser), await holder.AddAsync(browser, "Key"));
        Assert.True(await holder.GetsInAsync(copied with { Counter = 7 }));
        Assert.False(await holder.GetsInAsync(copied with { Counter = 7 }));
        Assert.False(await holder.GetsInAsync(copied with { Counter = 8 }));
        Assert.True(await holder.GetsInAsync(holder.Next(other)));

        await browser.OpenAsync(Member.Page);
        Assert.Equal(["Phone=no", "Key=yes"], Holder.Shown(browser));
        Assert.Equal("open", browser.Page.QuerySelector("[data-factor=passkey]")!.GetAttribute("data-state"));
        Assert.Contains("factor-locked passkey", await Member.HistoryAsync(browser));
    }

    [Fact]
    public async Task The_page_says_that_passkeys_need_scripts_and_offers_what_does_not()
    {
        var holder = await Holder.EnrolAsync(host);
        using var browser = await holder.Member.SignInAsync();
        await holder.AddAsync(browser);

        using var asked = await holder.Member.EnterPinAsync();

        Assert.Contains("Passkeys need scripts", asked.Page.QuerySelector("main noscript")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["code"], asked.Page.QuerySelectorAll("button[name=factor]").Select(button => button.GetAttribute("value")));
        Assert.NotNull(asked.Page.QuerySelector("script[src^='/identity/assets/passkeys-']"));
        Assert.All(asked.Page.QuerySelectorAll("script"), script => Assert.Empty(script.TextContent));
        using var client = host.NewClient();
        var script = await client.GetAsync(asked.Page.QuerySelector("script")!.GetAttribute("src"), TestContext.Current.CancellationToken);
        Assert.Equal(("text/javascript", true), (script.Content.Headers.ContentType!.MediaType, script.Headers.CacheControl!.Public));
    }

    [Theory]
    [InlineData("https://id.example", false, true)]
    [InlineData("https://id.example:443", false, false)]
    [InlineData("http://id.example", false, false)]
    [InlineData("https://evil.id.example", false, false)]
    [InlineData("https://id.example", true, false)]
    public async Task The_origin_is_exactly_that_of_the_issuer(string origin, bool isCrossOrigin, bool isTaken)
    {
        var rules = new IdentityPasskeyOptions();
        PasskeyRules.Apply(rules, new Uri("https://id.example:443/ke/"));

        Assert.Equal("id.example", rules.ServerDomain);
        Assert.Equal(isTaken, await rules.ValidateOrigin!(new() { HttpContext = null!, Origin = origin, CrossOrigin = isCrossOrigin, TopOrigin = null }));
    }
}
