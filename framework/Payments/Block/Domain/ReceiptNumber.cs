using System.Security.Cryptography;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Makes receipt numbers: an R and twelve characters, 60 random bits (PAY-3.8).</summary>
internal static class ReceiptNumber
{
    public static string Next() => $"R{RandomNumberGenerator.GetString(WrittenNumber.Alphabet, 12)}";
}
