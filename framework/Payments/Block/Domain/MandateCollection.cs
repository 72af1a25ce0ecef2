using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>What was collected under a mandate: its transfer, and where it counts. It is never changed.</summary>
internal sealed class MandateCollection : ITenantOwned
{
    public required MandateId MandateId { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>The first day of the period in which it counts.</summary>
    public required DateOnly PeriodStartsOn { get; init; }

    /// <summary>Which collection of the period it is, from one.</summary>
    public required int Number { get; init; }

    public required TransferId TransferId { get; init; }
}
