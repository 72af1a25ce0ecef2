using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Mandates and collections as they stand on the wire.</summary>
internal static class MandateWire
{
    public static Mandate ToWire(this SeenMandate seen, DateOnly today) => new()
    {
        MandateId = seen.Mandate.Id.Value,
        Status = seen.Mandate.StatusOn(today),
        CreditorName = seen.CreditorName,
        DebtorAddress = seen.Mandate.DebtorAddress,
        Ceiling = Wire.MoneyOf(seen.Mandate.Currency, seen.Mandate.Ceiling),
        Period = seen.Mandate.Period,
        CollectionsPerPeriod = seen.Mandate.CollectionsPerPeriod,
        StartsOn = seen.Mandate.StartsOn,
        EndsOn = seen.Mandate.EndsOn,
        Reference = seen.Mandate.Reference,
        CreatedAt = seen.Mandate.CreatedAt,
    };

    public static Collection ToWire(this MandateCollection collection, LedgerTransfer transfer) => new()
    {
        TransferId = transfer.Id.Value,
        MandateId = collection.MandateId.Value,
        ReceiptNumber = transfer.ReceiptNumber,
        Amount = Wire.MoneyOf(transfer.Currency, transfer.Amount),
        Reference = transfer.Reference,
        PeriodStartsOn = collection.PeriodStartsOn,
        CollectedAt = transfer.PostedAt,
    };
}
