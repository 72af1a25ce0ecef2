using System.Text;
using DigitalIndiaStack.Core.Lines;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Writes what became of each line as CSV (PAY-10.16).</summary>
internal static class ResultFile
{
    private const int AtOnce = 1000;

    private const string Header = "line,status,accountId,address,amount,reference,code,transferId\r\n";

    /// <summary>The result, at its beginning; the file goes when it is closed.</summary>
    public static Task<Stream> WriteAsync(PaymentsDbContext db, PaymentBatch batch, CancellationToken cancellationToken) => SpooledFile.WriteAsync(async file =>
    {
        await using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(Header);
        var last = 0;
        while (await db.LinesAsync(batch.Id, last, AtOnce, cancellationToken) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
            {
                await writer.WriteAsync(Record(line.ToWire(batch.Currency)));
            }

            last = lines[^1].Number;
        }
    });

    private static string Record(BatchLine line)
    {
        var payment = line.Payment;
        var why = line.Finding is { } finding ? $"{finding}".ToLowerInvariant() : line.Code;
        return $"{line.Line},{$"{line.Status}".ToLowerInvariant()},{payment.AccountId},{payment.Address},{payment.Amount},{Quote(Harmless(payment.Reference))},{why},{line.TransferId}\r\n";
    }

    // A spreadsheet takes a cell that begins so for a formula, and runs it (PAY-10.28).
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
