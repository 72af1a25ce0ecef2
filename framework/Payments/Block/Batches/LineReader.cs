using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Reads the lines of a batch and holds each to the schema of a payment; the first line with a fault is the last.</summary>
/// <param name="format">Their media type.</param>
/// <param name="currency">ISO 4217 code of the batch.</param>
internal sealed class LineReader(ILineFormat format, string currency)
{
    private const int MostLines = 1_000_000;

    public async IAsyncEnumerable<ReadLine> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        var isHeaderDue = format is CsvLines;
        await foreach (var bytes in TextLines.ReadAsync(body, cancellationToken))
        {
            var (payment, fault) = Read(bytes);
            if (isHeaderDue && fault is null)
            {
                isHeaderDue = false;
                continue;
            }

            number += isHeaderDue ? 0 : 1;
            var units = 0L;
            fault ??= number > MostLines ? new LineFault("", "maximum") : Judge(payment!, out units);
            yield return new ReadLine(number, payment, units, fault);
            if (fault is not null)
            {
                yield break;
            }
        }
    }

    private (BatchPayment? Payment, LineFault? Fault) Read(byte[] line) =>
        line.Length > TextLines.Longest ? (null, new LineFault("", "maxLength"))
        : !Utf8.IsValid(line) || line.Contains((byte)0) ? (null, new LineFault("", "utf-8"))
        : format.Read(line);

    private LineFault? Judge(BatchPayment payment, out long units)
    {
        units = 0;
        var broken = new List<ValidationResult>();
        if (!Validator.TryValidateObject(payment, new ValidationContext(payment), broken, validateAllProperties: true))
        {
            var member = broken[0].MemberNames.First();
            return new LineFault(char.ToLowerInvariant(member[0]) + member[1..], "pattern");
        }

        if (payment.AccountId is null == payment.Address is null)
        {
            return new LineFault("", "creditor");
        }

        if (payment.Reference.Any(char.IsControl))
        {
            return new LineFault("reference", "pattern");
        }

        if (!Money.TryParse(currency, payment.Amount, out var amount))
        {
            return new LineFault("amount", "PAY-3.4");
        }

        units = amount.MinorUnits;
        return units is <= 0 or > TransferOrder.MaximumAmount ? new LineFault("amount", "PAY-3.3") : null;
    }
}
