using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Batches as they stand on the wire.</summary>
internal static class BatchWire
{
    public static Batch ToWire(this PaymentBatch batch) => new()
    {
        BatchId = batch.Id.Value,
        Status = batch.Status,
        DebtorAccountId = batch.DebtorAccountId.Value,
        Reference = batch.Reference,
        Expected = batch.Expected(),
        Found = batch.Found(),
        Excluded = Tally(batch, batch.ExcludedCount, batch.ExcludedSum),
        Paid = Tally(batch, batch.PaidCount, batch.PaidSum),
        Failed = Tally(batch, batch.FailedCount, batch.FailedSum),
        Open = Tally(batch, batch.OpenCount, batch.OpenSum),
        CreatedAt = batch.CreatedAt,
        ExecuteAt = batch.ExecuteAt,
        ReleasedAt = batch.ReleasedAt,
    };

    public static BatchTally Expected(this PaymentBatch batch) => Tally(batch, batch.ExpectedCount, batch.ExpectedSum);

    public static BatchTally Found(this PaymentBatch batch) => Tally(batch, batch.FoundCount, batch.FoundSum);

    public static BatchLine ToWire(this PaymentBatchLine line, string currency) => new()
    {
        Line = line.Number,
        Status = line.Status,
        Payment = new BatchPayment { AccountId = line.AccountId?.Value, Address = line.Address, Amount = new Money(Currency.Parse(currency), line.Amount).Amount, Reference = line.Reference },
        Finding = line.Finding,
        Code = line.Code,
        TransferId = line.TransferId?.Value,
    };

    private static BatchTally Tally(PaymentBatch batch, int count, long units) => new() { Count = count, Sum = Wire.MoneyOf(batch.Currency, units) };
}
