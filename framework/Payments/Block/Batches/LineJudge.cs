using System.ComponentModel.DataAnnotations;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Holds a line to the schema of a payment, whatever it was read from.</summary>
internal static class LineJudge
{
    /// <summary>The most lines of a batch.</summary>
    public const int MostLines = 1_000_000;

    /// <summary>Finds what is wrong with a payment.</summary>
    /// <param name="currency">ISO 4217 code of the batch.</param>
    /// <param name="units">Its amount in minor units.</param>
    public static LineFault? Judge(BatchPayment payment, string currency, out long units)
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
