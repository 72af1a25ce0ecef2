using System.Globalization;
using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>Count and sum that a message, or a part of it, says of itself, and those of its lines (PAY-10.21).</summary>
internal sealed class MessageTotals
{
    private int count;
    private decimal sum;
    private string? saidCount;
    private string? saidSum;

    /// <summary>Whether what was said is what was found; what is not said is not wrong.</summary>
    public bool AreRight =>
        (saidCount is null || long.Parse(saidCount, CultureInfo.InvariantCulture) == count)
        && (saidSum is null || decimal.Parse(saidSum, NumberStyles.Number, CultureInfo.InvariantCulture) == sum);

    /// <summary>Takes a total of the message, when the element is one.</summary>
    public void Say(MessageNode node)
    {
        saidCount = node.Form.Name == "NbOfTxs" ? node.Text : saidCount;
        saidSum = node.Form.Name == "CtrlSum" ? node.Text : saidSum;
    }

    /// <summary>Counts a line.</summary>
    /// <param name="units">Its amount in minor units.</param>
    public void Add(long units, string currency)
    {
        count++;
        sum += decimal.Parse(new Money(Currency.Parse(currency), units).Amount, NumberStyles.Number, CultureInfo.InvariantCulture);
    }
}
