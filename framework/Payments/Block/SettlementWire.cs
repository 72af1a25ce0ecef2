using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Contracts;
using WireMoney = DigitalIndiaStack.Core.Contracts.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Participants and windows as they stand on the wire.</summary>
internal static class SettlementWire
{
    public static SettlementParticipant ToWire(this SchemeParticipant participant) => new()
    {
        Participant = participant.Code,
        Name = participant.Name,
        ClientId = participant.Client,
        RegisteredAt = participant.RegisteredAt,
    };

    public static SettlementWindow ToWire(this ClearingWindow window) => new()
    {
        WindowId = window.Id.Value,
        Status = window.Status,
        PreviousWindowId = window.PreviousId?.Value,
        OpenedAt = window.OpenedAt,
        ClosedAt = window.ClosedAt,
        ConfirmedAt = window.ConfirmedAt,
        Reference = window.Reference,
    };

    public static SettlementPosition ToWire(this NetPosition position) => new()
    {
        Participant = position.Participant,
        Paid = Wire.MoneyOf(position.Currency, position.Paid),
        Received = Wire.MoneyOf(position.Currency, position.Received),
        Net = Wire.MoneyOf(position.Currency, position.Net),
    };

    public static SettledTransfer ToWire(this WindowEntry entry, string participant) => new()
    {
        TransferId = entry.TransferId.Value,
        Amount = Wire.MoneyOf(entry.Currency, entry.AmountFor(participant)),
        Counterparty = entry.CounterpartyOf(participant),
        PostedAt = entry.PostedAt,
    };

    public static ReconciliationDifference ToWire(this FoundDifference found) => new()
    {
        TransferId = found.Id.Value,
        Difference = found.Finding,
        Here = MoneyOf(found.Here),
        There = MoneyOf(found.There),
    };

    private static WireMoney? MoneyOf(ReconciledTransfer? transfer) => transfer is { } known ? Wire.MoneyOf(known.Currency, known.Amount) : null;
}
