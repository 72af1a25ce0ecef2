using System.Text;
using DigitalIndiaStack.Core.Lines;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>CSV (RFC 4180) whose header names the members of a payment, in any order; a record is one line.</summary>
internal sealed class CsvLines : ILineFormat
{
    public const string MediaType = "text/csv";

    private static readonly string[] Members = ["accountId", "address", "amount", "reference"];

    private string[]? columns;

    public (BatchPayment? Payment, LineFault? Fault) Read(byte[] line)
    {
        var text = Encoding.UTF8.GetString(line);
        if (columns is null)
        {
            columns = CsvRecord.Fields(text.TrimStart('\uFEFF'))?.ToArray();
            return columns is null || columns.Except(Members).Any() || columns.Distinct().Count() < columns.Length ? (null, new LineFault("", "header")) : (null, null);
        }

        return CsvRecord.Fields(text) is { } fields && fields.Count == columns.Length ? Payment(fields) : (null, new LineFault("", "csv"));
    }

    private (BatchPayment? Payment, LineFault? Fault) Payment(IReadOnlyList<string> fields)
    {
        var account = Value("accountId");
        var id = Guid.Empty;
        return account is not null && !Guid.TryParseExact(account, "D", out id)
            ? (null, new LineFault("accountId", "format"))
            : (new BatchPayment { AccountId = account is null ? null : id, Address = Value("address"), Amount = Value("amount") ?? "", Reference = Value("reference") ?? "" }, null);

        string? Value(string column) => Array.IndexOf(columns!, column) is >= 0 and var index && fields[index].Length > 0 ? fields[index] : null;
    }
}
