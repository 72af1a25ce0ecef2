using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Payments;

/// <summary>Webhooks of checks that were broken off, and so never closed.</summary>
internal static class LeftHooks
{
    /// <summary>Ends the path of a webhook that the checks of a whole run share.</summary>
    public const string Lasting = "/lasting";

    // No check takes longer, so that nobody needs one that is older.
    private static readonly TimeSpan LongestCheck = TimeSpan.FromMinutes(10);

    /// <summary>Closes those of a client that no check uses any more.</summary>
    /// <param name="run">The check that has no room.</param>
    /// <param name="owner">The client.</param>
    /// <param name="url">Where the webhook that has no room leads: of the same host are those of checks alone.</param>
    public static async Task CloseAsync(CheckRun run, Actor owner, string url)
    {
        var before = run.Clock.Now - LongestCheck;
        var all = await Pages.WalkAsync(run.Api("payments").Call("listWebhooks"), owner, 100);
        foreach (var old in all.Where(webhook => IsLeft(webhook, before, url)))
        {
            await run.Api("payments").Call("closeWebhook").Path("webhookId", old.GetProperty("webhookId").GetString()!).SendAsync(owner);
        }
    }

    private static bool IsLeft(JsonElement webhook, DateTimeOffset before, string url) =>
        webhook.GetProperty("status").GetString() != "closed"
        && webhook.GetProperty("createdAt").GetDateTimeOffset() < before
        && new Uri(webhook.GetProperty("url").GetString()!) is var address
        && !address.AbsolutePath.EndsWith(Lasting, StringComparison.Ordinal)
        && (address.Host == new Uri(url).Host || address.Host == new Uri(Hook.Elsewhere).Host);
}
