using DigitalIndiaStack.Core.Testing.Browser;
using DigitalIndiaStack.Host.Tests.Hosting;
using Window = DigitalIndiaStack.Core.Testing.Browser.Visitor;

namespace DigitalIndiaStack.Host.Tests.Looks;

/// <summary>The references of the APIs, which are pages with scripts.</summary>
public sealed class ApiReferenceTests(SharedSandbox sandbox)
{
    [Fact]
    public async Task Every_block_shows_its_operations_at_its_docs_address()
    {
        Assert.SkipWhen(Chromium.WhyAbsent is not null, Chromium.WhyAbsent ?? "");
        var settings = (await sandbox.StartedAsync()).Settings;
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(new Window("en"));
        foreach (var block in (string[])["identity", "consent", "registries", "payments", "agriculture", "sandbox"])
        {
            await page.GotoAsync(new Uri(settings.Address, $"{block}/docs").AbsoluteUri);
            await page.Locator(".opblock").First.WaitForAsync();
            await page.PictureAsync($"docs-{block}");
        }
    }
}
