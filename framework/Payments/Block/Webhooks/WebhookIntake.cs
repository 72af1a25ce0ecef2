using DigitalIndiaStack.Core.Outgoing;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Makes webhooks of what clients send, as far as the settings of this host allow.</summary>
internal sealed class WebhookIntake(IOptionsMonitor<PaymentsOptions> options, TimeProvider clock)
{
    /// <summary>How many webhooks a client may have that are not closed.</summary>
    public int Most => options.CurrentValue.Webhooks.MaximumPerClient;

    /// <summary>The webhook of a client.</summary>
    /// <returns><see langword="null"/> when its URL must be refused (PAY-12.2).</returns>
    public EventWebhook? Read(WebhookDraft draft, string owner)
    {
        var now = clock.GetUtcNow();
        return !GuardedUrl.TryRead(draft.Url, options.CurrentValue.Webhooks.AllowLoopback, out var url)
            ? null
            : new EventWebhook
            {
                Id = WebhookId.From(Guid.CreateVersion7(now)),
                Owner = owner,
                Url = url.AbsoluteUri,
                EventTypes = EventWebhook.Marks(draft.EventTypes),
                CreatedAt = now,
            };
    }
}
