using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace DigitalIndiaStack.Core.Testing.Browser;

/// <summary>What every page must pass in the browser.</summary>
public static class PageChecks
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string FindFaults = """
        async rules => {
            const { violations } = await axe.run({ runOnly: rules, resultTypes: ['violations'] });
            return violations.map(fault => `${fault.id}: ${fault.help}: ${fault.nodes.map(node => node.html).join(' | ')}`);
        }
        """;

    extension(IPage page)
    {
        /// <summary>The accessibility faults that axe finds, each with the elements at fault.</summary>
        public async Task<IReadOnlyList<string>> AxeFaultsAsync()
        {
            await page.EvaluateAsync(Axe);
            return await page.EvaluateAsync<string[]>(FindFaults, Rules);
        }

        /// <summary>By how many CSS pixels the page is wider than its window (WCAG 1.4.10 allows none).</summary>
        public Task<int> OverflowAsync() =>
            page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");

        /// <summary>Waits until the page is at a path, whatever its query; the browser itself watches, so no arrival is missed.</summary>
        /// <param name="path">For example <c>/identity/security/factors</c>.</param>
        public Task ArriveAsync(string path) => Assertions.Expect(page).ToHaveURLAsync(
            new Regex($"^https?://[^/]+{Regex.Escape(path)}(\\?|$)"), new PageAssertionsToHaveURLOptions { Timeout = Chromium.Timeout });

        /// <summary>Writes a picture of the whole page below the artifacts of the build, for people to look at.</summary>
        /// <param name="name">Name of the file without extension.</param>
        public async Task PictureAsync(string name)
        {
            var options = new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Folder(), name + ".png") };
            try
            {
                await page.ScreenshotAsync(options);
            }
            catch (PlaywrightException exception) when (exception.Message.Contains("Unable to capture screenshot", StringComparison.Ordinal))
            {
                // Chromium says so now and then on a busy machine, of any page; a page that it can never paint still fails.
                await Task.Delay(TimeSpan.FromSeconds(1));
                await page.ScreenshotAsync(options);
            }
        }
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Name != "artifacts" && folder.Parent is { } parent)
        {
            folder = parent;
        }

        return Path.Combine(folder.Name == "artifacts" ? folder.FullName : AppContext.BaseDirectory, "pictures");
    }
}
