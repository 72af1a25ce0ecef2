using Microsoft.Playwright;

namespace DigitalIndiaStack.Core.Testing.Browser;

/// <summary>The Chromium of the operating system, driven by tests; it is never downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Nothing may leave this machine, and root has no sandbox to enter.
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    // In milliseconds; other tests may keep both cores busy meanwhile.
    internal const float Timeout = 120_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Why no browser test can run here, with the cure; <see langword="null"/> when one can.</summary>
    public static string? WhyAbsent => Executable is null ? "Chromium is not installed (Debian: apt-get install chromium fonts-noto-core)." : null;

    private static string? Executable => Array.Find([Environment.GetEnvironmentVariable("CHROMIUM") ?? string.Empty, .. Places], File.Exists);

    /// <summary>Starts the browser without a window.</summary>
    /// <exception cref="InvalidOperationException">There is none; see <see cref="WhyAbsent"/>.</exception>
    public static async Task<Chromium> StartAsync()
    {
        var executable = Executable ?? throw new InvalidOperationException(WhyAbsent);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Flags });
        return new Chromium(playwright, browser);
    }

    /// <summary>Opens an empty tab with cookies of its own.</summary>
    /// <param name="visitor">Who looks, and on what.</param>
    public async Task<IPage> OpenAsync(Visitor visitor)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = visitor.Language,
            JavaScriptEnabled = visitor.HasScripts,
            ViewportSize = new ViewportSize { Width = visitor.Width, Height = visitor.Height },
        });
        context.SetDefaultTimeout(Timeout);
        return await context.NewPageAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
