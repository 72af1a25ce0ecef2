using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Saves the lines of a batch as they are read, a handful in memory at a time; the transaction of the request keeps all or none (PAY-10.2).</summary>
internal sealed class BatchIntake(PaymentsDbContext db, PaymentBatch batch)
{
    private const int AtOnce = 1000;

    private readonly List<PaymentBatchLine> read = new(AtOnce);

    public int Count { get; private set; }

    public long Sum { get; private set; }

    /// <summary>Saves the lines.</summary>
    /// <returns>The line that is malformed, or makes the sum larger than any account can hold; <see langword="null"/> when none is.</returns>
    public async Task<ReadLine?> SaveAsync(IAsyncEnumerable<ReadLine> lines, CancellationToken cancellationToken)
    {
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (line.Fault is not null || line.Units > LedgerAccount.Ceiling - Sum)
            {
                return line.Fault is null ? line with { Fault = new LineFault("amount", "maximum") } : line;
            }

            read.Add(Line(line));
            (Count, Sum) = (Count + 1, Sum + line.Units);
            if (Count % AtOnce == 0)
            {
                await FlushAsync(cancellationToken);
            }
        }

        await FlushAsync(cancellationToken);
        return null;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await db.AddManyAsync(read, cancellationToken);
        read.Clear();
    }

    private PaymentBatchLine Line(ReadLine line)
    {
        var payment = line.Payment!;
        AccountId? account = payment.AccountId is { } id ? AccountId.From(id) : null;
        return new PaymentBatchLine
        {
            BatchId = batch.Id,
            Number = line.Number,
            AccountId = account,
            Address = payment.Address is null ? null : AddressForm.Normal(payment.Address),
            CreditorAccountId = account,
            Amount = line.Units,
            Reference = payment.Reference,
            PaymentInfoId = line.Origin?.PaymentInfoId,
            EndToEndId = line.Origin?.EndToEndId,
        };
    }
}
