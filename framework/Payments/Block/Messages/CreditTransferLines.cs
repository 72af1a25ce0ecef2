using System.Globalization;
using System.Runtime.CompilerServices;
using DigitalIndiaStack.Payments.Block.Batches;
using DigitalIndiaStack.Payments.Block.Domain;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Reads the lines of a pain.001 as they come, and holds what the message says of itself against them.</summary>
/// <param name="day">The day on which the batch pays, at the earliest.</param>
internal sealed class CreditTransferLines(PaymentBatch batch, DateOnly day) : ILineSource
{
    public const string MediaType = "application/xml";

    /// <summary>The name of the message.</summary>
    public const string Message = "pain.001.001.09";

    private const string Payments = "PmtInf";

    private const string Line = "PmtInf/CdtTrfTxInf";

    private static readonly ElementForm Form = ElementForm.Load(Message);

    private readonly MessageTotals group = new();
    private MessageTotals payments = new();
    private TransferElements elements = new();
    private string paymentsId = "";
    private int number;

    public bool IsAsCounted { get; private set; } = true;

    public string? MessageId { get; private set; }

    public async IAsyncEnumerable<ReadLine> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new MessageReader(Message, Form, body);
        while (await reader.NextAsync(cancellationToken) is { } node)
        {
            if (Take(node) is { } line)
            {
                yield return line;
            }
        }

        IsAsCounted &= group.AreRight;
        if (reader.Fault is { } fault)
        {
            // A line is named from its own element on.
            yield return Bad(fault.Member.StartsWith(Line, StringComparison.Ordinal) ? fault with { Member = fault.Member[Line.Length..].TrimStart('/') } : fault);
        }
    }

    private ReadLine? Take(MessageNode node)
    {
        switch (node.Form.Path)
        {
            case Line:
                return node.IsEnd ? Close() : Open();
            case Payments when node.IsEnd:
                IsAsCounted &= payments.AreRight;
                payments = new MessageTotals();
                return null;
            default:
                return node is { IsEnd: true, Text.Length: > 0 } ? Keep(node) : null;
        }
    }

    private ReadLine? Keep(MessageNode node)
    {
        if (node.Form.Path.StartsWith(Line, StringComparison.Ordinal))
        {
            elements.Add(node.Form.Path[(Line.Length + 1)..], node);
            return null;
        }

        switch (node.Form.Path)
        {
            case "GrpHdr/MsgId":
                MessageId = node.Text;
                return null;
            case "PmtInf/PmtInfId":
                paymentsId = node.Text;
                return null;
            case "PmtInf/DbtrAcct/Id/IBAN" or "PmtInf/DbtrAcct/Id/Othr/Id":
                return TransferElements.AccountOf(node.Text) == batch.DebtorAccountId.Value ? null : Bad(new LineFault(node.Form.Path, "PAY-10.20") { Kind = PaymentsProblems.DebtorOfOther });
            case "PmtInf/ReqdExctnDt/Dt" or "PmtInf/ReqdExctnDt/DtTm":
                return DateOnly.ParseExact(node.Text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture) <= day ? null : Bad(new LineFault(node.Form.Path, "PAY-10.22") { Kind = PaymentsProblems.DayTooLate });
            default:
                (node.Form.Path.StartsWith(Payments, StringComparison.Ordinal) ? payments : group).Say(node);
                return null;
        }
    }

    private ReadLine? Open()
    {
        elements = new TransferElements();
        number++;
        return number > LineJudge.MostLines ? Bad(new LineFault("", "maximum")) : null;
    }

    private ReadLine Close()
    {
        if (elements.Currency != batch.Currency)
        {
            return Bad(new LineFault(TransferElements.Amount, "PAY-3.5"));
        }

        var payment = elements.Payment(batch.Currency);
        var fault = LineJudge.Judge(payment, batch.Currency, out var units);
        group.Add(units, batch.Currency);
        payments.Add(units, batch.Currency);
        return new ReadLine(number, payment, units, fault is null ? null : TransferElements.Place(fault), new LineOrigin(paymentsId, elements.EndToEndId));
    }

    private ReadLine Bad(LineFault fault) => new(number, null, 0, fault);
}
