using System.Security.Cryptography;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Makes and reads the numbers by which bills are paid: twelve characters, 60 random bits, so that nobody finds bills by trying (PAY-15.4).</summary>
internal static class BillNumber
{
    private const int Length = 12;

    /// <summary>A number that nobody can guess, as it is shown.</summary>
    public static string Next() => WrittenNumber.Grouped(RandomNumberGenerator.GetString(WrittenNumber.Alphabet, Length));

    /// <summary>A number as it is shown, from what somebody typed.</summary>
    public static string Read(string typed) => WrittenNumber.Grouped(WrittenNumber.Plain(typed));
}
