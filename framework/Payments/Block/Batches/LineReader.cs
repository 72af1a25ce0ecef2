using System.Runtime.CompilerServices;
using System.Text.Unicode;
using DigitalIndiaStack.Core.Lines;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Reads the lines of a batch where each is a line of text.</summary>
/// <param name="format">Their media type.</param>
/// <param name="currency">ISO 4217 code of the batch.</param>
internal sealed class LineReader(ILineFormat format, string currency) : ILineSource
{
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
            fault ??= number > LineJudge.MostLines ? new LineFault("", "maximum") : LineJudge.Judge(payment!, currency, out units);
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
}
