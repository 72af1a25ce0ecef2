using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A URL at which a client learns of events.</summary>
internal sealed class EventWebhook : ITenantOwned
{
    public required WebhookId Id { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The client that learns.</summary>
    public required string Owner { get; init; }

    /// <summary>In the form in which it is called and signed. Its path may hold a secret of the client: it stands in no log and on no page.</summary>
    public required string Url { get; init; }

    /// <summary>The types that it takes, each between blanks, so that a query finds one by <see cref="Mark"/>.</summary>
    public required string EventTypes { get; init; }

    public WebhookStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How a type stands in <see cref="EventTypes"/>.</summary>
    public static string Mark(PaymentEventType type) => $" {WireNames.Of(type)} ";

    /// <summary>Writes types, each once.</summary>
    public static string Marks(IEnumerable<PaymentEventType> types) => string.Concat(types.Distinct().Order().Select(Mark));

    /// <summary>The types that it takes.</summary>
    public IReadOnlyList<PaymentEventType> Types() => [.. Enum.GetValues<PaymentEventType>().Where(type => EventTypes.Contains(Mark(type), StringComparison.Ordinal))];

    /// <summary>The host to which it leads; the rest of the URL is for its owner alone.</summary>
    public string Host() => new Uri(Url).Authority;
}

/// <summary>A webhook with how many of its deliveries wait, and how many were given up.</summary>
internal sealed record WatchedWebhook(EventWebhook Webhook, int Pending, int Failed);
