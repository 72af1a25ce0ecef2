using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>One sandbox and one browser for all pages that are looked at one after the other; started by the first who looks.</summary>
public sealed class ReadingRoom : IAsyncDisposable
{
    private readonly Lazy<Task<(SandboxProcess Process, Chromium Browser)>> open =
        new(async () => (await SandboxProcess.StartAsync(SandboxSettings.Fresh()), await Chromium.StartAsync()));

    /// <summary>The settings of the sandbox, and the browser. A test is skipped where there is none.</summary>
    internal async Task<(SandboxSettings Settings, Chromium Browser)> EnterAsync()
    {
        Assert.SkipWhen(Chromium.WhyAbsent is not null, Chromium.WhyAbsent ?? "");
        var (process, browser) = await open.Value;
        return (process.Settings, browser);
    }

    public async ValueTask DisposeAsync()
    {
        if (open.IsValueCreated && open.Value.IsCompletedSuccessfully)
        {
            var (process, browser) = await open.Value;
            await browser.DisposeAsync();
            await process.DisposeAsync();
            Directory.Delete(process.Settings.Data, recursive: true);
        }
    }
}

/// <summary>The tests that share the room; no two of them look at the same time.</summary>
[CollectionDefinition]
public sealed class ReadingRoomTests : ICollectionFixture<ReadingRoom>;
