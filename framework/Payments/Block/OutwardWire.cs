using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Outward transfers as they stand on the wire.</summary>
internal static class OutwardWire
{
    /// <param name="today">The day in the country.</param>
    public static OutwardTransfer ToWire(this OutwardPayment outward, DateTimeOffset now, DateOnly today) => new()
    {
        OutwardTransferId = outward.Id.Value,
        TransferId = (outward.FinalTransferId ?? outward.Id).Value,
        Status = outward.StatusAt(now),
        Since = outward.SinceAt(now),
        Participant = outward.Participant,
        Payee = new OutwardPayee { Account = outward.PayeeAccount, Kind = outward.PayeeKind },
        Amount = Wire.MoneyOf(outward.Currency, outward.Amount),
        Reference = outward.Reference,
        AcknowledgedAt = outward.AcknowledgedAt,
        AnswerBy = outward.AnswerBy,
        LastDay = outward.LastDay,
        Compensation = outward.ToCompensation(outward.ReportedOn ?? today),
        CompensationTransferId = outward.CompensationTransferId?.Value,
    };

    /// <summary>As it was acknowledged, whatever became of it since.</summary>
    /// <param name="day">The day of the acknowledgement in the country.</param>
    public static OutwardTransfer ToAcknowledgement(this OutwardPayment outward, DateOnly day) => outward.ToWire(outward.AcknowledgedAt, day) with
    {
        TransferId = outward.Id.Value,
        Status = OutwardStatus.Acknowledged,
        Since = outward.AcknowledgedAt,
        Compensation = outward.ToCompensation(day),
        CompensationTransferId = null,
    };

    private static OutwardCompensation ToCompensation(this OutwardPayment outward, DateOnly day)
    {
        var days = LateReport.DaysAfter(outward.LastDay, day);
        return new OutwardCompensation
        {
            AsOf = day,
            Days = days,
            PerDay = Wire.MoneyOf(outward.Currency, outward.PerDay),
            Amount = Wire.MoneyOf(outward.Currency, LateReport.Owed(days, outward.PerDay)),
        };
    }
}
