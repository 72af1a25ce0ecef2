using DigitalIndiaStack.Core.Testing.PostgreSql;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Factors;

/// <summary>A new person, what their app knows, and what they printed.</summary>
internal sealed class Member(IdentityHost host, Citizen citizen)
{
    public const string Page = "/identity/security/factors";

    private const int Step = 30_000;

    private byte[] secret = [];

    public Citizen Citizen => citizen;

    public long Now => Totp.StepAt(host.Clock.GetUtcNow());

    /// <summary>A host of its own on one of the databases.</summary>
    public static async Task<IdentityHost> StartAsync(bool isPostgreSql)
    {
        Assert.SkipWhen(isPostgreSql && PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        var own = new IdentityHost(isPostgreSql
            ? new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync() }
            : []);
        await own.InitializeAsync();
        return own;
    }

    public static async Task<Member> EnrolAsync(IdentityHost host) => new(host, await Citizen.EnrolAsync(host));

    /// <summary>Gives number and PIN, and stands before the second factor.</summary>
    public async Task<Browser> EnterPinAsync(string back = Page)
    {
        var browser = new Browser(host);
        await browser.OpenAsync($"/identity/sign-in?country=ke&return={Uri.EscapeDataString(back)}");
        await browser.SubmitAsync(("Number", citizen.Number), ("Pin", citizen.Pin));
        return browser;
    }

    /// <summary>Signs in with a code that is sent.</summary>
    public async Task<Browser> SignInAsync(string back = Page)
    {
        var browser = await EnterPinAsync(back);
        await ChooseAsync(browser, "code");
        await browser.SubmitAsync(("Code", await citizen.NewestCodeAsync(host)));
        Assert.Equal(back, browser.Here.AbsolutePath);
        return browser;
    }

    /// <summary>Whether a code of a factor signs in; a browser that is not offered the factor asks for it all the same.</summary>
    public async Task<bool> GetsInAsync(string factor, string code)
    {
        using var browser = await EnterPinAsync();
        await ChooseAsync(browser, factor);
        await browser.SubmitAsync(("with", factor), ("Code", code));
        return browser.Here.AbsolutePath == Page;
    }

    public static async Task ChooseAsync(Browser browser, string factor)
    {
        if (browser.Page.QuerySelector($"button[name=factor][value={factor}]") is not null)
        {
            await browser.PressAsync("factor", factor);
        }
    }

    /// <summary>Begins to add an app; it knows the secret then.</summary>
    public async Task BeginAppAsync(Browser browser)
    {
        await browser.OpenAsync("/identity/security/app");
        if (browser.Page.QuerySelector("button[value=begin]") is not null)
        {
            await browser.PressAsync("answer", "begin");
        }

        secret = Decode(browser.Page.QuerySelector("[data-secret]")!.GetAttribute("data-secret")!);

        // A step begins now, so that none ends while a test looks at its codes.
        host.Clock.Advance(TimeSpan.FromMilliseconds(Step - (host.Clock.GetUtcNow().ToUnixTimeMilliseconds() % Step)));
    }

    /// <summary>Adds an app, confirmed by the code of the step before this one: the codes of this and the next are left.</summary>
    public async Task AddAppAsync(Browser browser)
    {
        await BeginAppAsync(browser);
        await browser.SubmitAsync(("Code", AppCode(-1)));
        Assert.Equal(Page, browser.Here.AbsolutePath);
    }

    /// <summary>What the app shows some steps from now.</summary>
    public string AppCode(int steps) => Totp.CodeOf(secret, Now + steps);

    /// <summary>Makes recovery codes.</summary>
    public static async Task<IReadOnlyList<string>> PrintAsync(Browser browser)
    {
        await browser.OpenAsync("/identity/security/recovery");
        await browser.PressAsync("answer", "make");
        return [.. browser.Page.QuerySelectorAll("[data-code]").Select(code => code.GetAttribute("data-code")!)];
    }

    public static async Task<string> StatesAsync(Browser browser)
    {
        await browser.OpenAsync(Page);
        return string.Join(' ', browser.Page.QuerySelectorAll("[data-state]:not([data-factor=passkey])").Select(factor => $"{factor.GetAttribute("data-factor")}={factor.GetAttribute("data-state")}"));
    }

    public static async Task<IReadOnlyList<string>> HistoryAsync(Browser browser)
    {
        await browser.OpenAsync("/identity/security");
        return [.. browser.Page.QuerySelectorAll("[data-outcome]").Select(entry => $"{entry.GetAttribute("data-outcome")} {entry.GetAttribute("data-factor")}".Trim())];
    }

    public static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
