using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Disputes as they stand on the wire.</summary>
internal static class DisputeWire
{
    public static Dispute ToWire(this PaymentDispute dispute, IEnumerable<DisputeStep> history, DateTimeOffset now) => new()
    {
        DisputeId = dispute.Id.Value,
        Status = dispute.StatusAt(now),
        OriginalTransferId = dispute.OriginalTransferId.Value,
        Reason = dispute.Reason,
        Amount = Wire.MoneyOf(dispute.Currency, dispute.Amount),
        OpenedAt = dispute.OpenedAt,
        DueAt = dispute.IsOpen ? dispute.DueAt : null,
        TransferId = dispute.TransferId?.Value,
        History = [.. history.Select(ToWire)],
    };

    private static DisputeEntry ToWire(DisputeStep step) => new()
    {
        Act = step.Act,
        By = step.By,
        At = step.At,
        Statement = step.Statement,
        Evidence = step.Evidence is { } evidence ? JsonSerializer.Deserialize<IReadOnlyList<DisputeEvidence>>(evidence, ApiJson.Options) : null,
    };
}
