using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage.Outbox;

/// <summary>Settings of the delivery of events, section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Outbox";

    /// <summary>The URLs to which events of a type are posted, by event type.</summary>
    /// <value>A URL may be relative to this host. The default is none.</value>
    public IDictionary<string, IReadOnlyList<string>> Subscribers { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often a target is tried before the event is parked; the pause doubles from one second to five minutes.</summary>
    /// <value>1 to 100. The default is 15, some half an hour.</value>
    [Range(1, 100)]
    public int MaximumAttempts { get; set; } = 15;
}

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
