using System.Security.Cryptography;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Identity.Tests.Factors;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Passkeys;

/// <summary>A new person with passkeys in software.</summary>
internal sealed class Holder(IdentityHost host, Member member)
{
    public const string Page = "/identity/security/passkey";

    private uint counter = 1;

    public Member Member => member;

    public static async Task<Holder> EnrolAsync(IdentityHost host) => new(host, await Member.EnrolAsync(host));

    public SoftPasskey New() => new() { Id = RandomNumberGenerator.GetBytes(16), Number = RandomNumberGenerator.GetBytes(32), Origin = host.Address.GetLeftPart(UriPartial.Authority) };

    public SoftPasskey Next(SoftPasskey passkey) => passkey with { Counter = ++counter };

    /// <summary>Opens the page that adds a passkey.</summary>
    /// <returns>The options.</returns>
    public static async Task<string> AskAsync(Browser browser)
    {
        await browser.OpenAsync(Page);
        return OptionsOf(browser);
    }

    public static string OptionsOf(Browser browser) => browser.Page.QuerySelector("form[data-passkey]")!.GetAttribute("data-options")!;

    /// <summary>Adds a passkey in a browser that is signed in.</summary>
    public async Task<SoftPasskey> AddAsync(Browser browser, string name = "Phone", RSAParameters? rsa = null)
    {
        var (options, passkey) = (await AskAsync(browser), New() with { Rsa = rsa });
        await browser.SubmitAsync(("credential", passkey.Create(options)), ("Name", name));
        Assert.Equal(Member.Page, browser.Here.AbsolutePath);
        return passkey with { UserHandle = JsonElement.Parse(options).GetProperty("user").GetProperty("id").GetString() };
    }

    /// <summary>Whether an answer signs in.</summary>
    public async Task<bool> GetsInAsync(SoftPasskey passkey)
    {
        using var browser = await member.EnterPinAsync();
        await browser.SubmitAsync(("credential", passkey.Get(OptionsOf(browser))));
        return browser.Here.AbsolutePath == Member.Page;
    }

    public static IReadOnlyList<string> Shown(Browser browser) =>
        [.. browser.Page.QuerySelectorAll("[data-passkey][data-open]").Select(passkey => $"{passkey.QuerySelector("h3")!.TextContent.Trim()}={passkey.GetAttribute("data-open")}")];
}
