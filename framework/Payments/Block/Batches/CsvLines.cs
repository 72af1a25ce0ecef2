using System.Text;
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
            columns = Fields(text.TrimStart('\uFEFF'))?.ToArray();
            return columns is null || columns.Except(Members).Any() || columns.Distinct().Count() < columns.Length ? (null, new LineFault("", "header")) : (null, null);
        }

        return Fields(text) is { } fields && fields.Count == columns.Length ? Payment(fields) : (null, new LineFault("", "csv"));
    }

    private (BatchPayment? Payment, LineFault? Fault) Payment(List<string> fields)
    {
        var account = Value("accountId");
        var id = Guid.Empty;
        return account is not null && !Guid.TryParseExact(account, "D", out id)
            ? (null, new LineFault("accountId", "format"))
            : (new BatchPayment { AccountId = account is null ? null : id, Address = Value("address"), Amount = Value("amount") ?? "", Reference = Value("reference") ?? "" }, null);

        string? Value(string column) => Array.IndexOf(columns!, column) is >= 0 and var index && fields[index].Length > 0 ? fields[index] : null;
    }

    /// <summary>The fields of a record; <see langword="null"/> when its quotation marks do not close.</summary>
    private static List<string>? Fields(string record)
    {
        var fields = new List<string>();
        var rest = record.AsSpan();
        var more = true;
        while (more)
        {
            if (Length(rest) is not { } length)
            {
                return null;
            }

            var field = rest[..length];
            fields.Add(field is ['"', .. var quoted, '"'] ? quoted.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : field.ToString());
            more = length < rest.Length;
            rest = more ? rest[(length + 1)..] : [];
        }

        return fields;
    }

    /// <summary>How long the first field is, with its quotation marks.</summary>
    private static int? Length(ReadOnlySpan<char> text)
    {
        if (text is not ['"', ..])
        {
            var end = text.IndexOf(',') is >= 0 and var comma ? comma : text.Length;
            return text[..end].Contains('"') ? null : end;
        }

        var index = 1;
        while (index < text.Length)
        {
            if (text[index] != '"')
            {
                index++;
            }
            else if (index + 1 < text.Length && text[index + 1] == '"')
            {
                index += 2;
            }
            else
            {
                return index + 1 == text.Length || text[index + 1] == ',' ? index + 1 : null;
            }
        }

        return null;
    }
}
