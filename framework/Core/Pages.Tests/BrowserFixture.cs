using DigitalIndiaStack.Core.Testing.Browser;
using Microsoft.Playwright;

namespace DigitalIndiaStack.Core.Pages.Tests;

/// <summary>One browser for the tests of a class; without one they are skipped, saying what is missing.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private Chromium? chromium;

    public async ValueTask InitializeAsync() => chromium = Chromium.WhyAbsent is null ? await Chromium.StartAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }
    }

    public Task<IPage> OpenAsync(Visitor visitor)
    {
        Assert.SkipWhen(chromium is null, Chromium.WhyAbsent ?? string.Empty);
        return chromium!.OpenAsync(visitor);
    }
}
