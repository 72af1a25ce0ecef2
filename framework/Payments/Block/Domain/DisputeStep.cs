using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>One act in the history of a dispute (PAY-18.19). It is never changed.</summary>
internal sealed class DisputeStep : ITenantOwned
{
    public required DisputeId DisputeId { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>Its place in the history: the opening is first, a contest second, and an end last, so that a dispute ends once.</summary>
    public required int Number { get; init; }

    public required DisputeAct Act { get; init; }

    public required DisputeRole By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Statement { get; init; }

    /// <summary>What proves it, as JSON; <see langword="null"/> when nothing was named.</summary>
    public string? Evidence { get; init; }
}
