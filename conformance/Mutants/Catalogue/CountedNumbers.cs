using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Conformance.Mutants.Seams;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Secret numbers that are counted up in the place of those that are drawn; for the rest they work.</summary>
internal static class CountedNumbers
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static long last;

    /// <summary>Keeps the next number in the place of the one that was drawn.</summary>
    public static void Keep(Row row)
    {
        if (row.IsNew && row.Is("MerchantVoucher") && Call.Current is { } call)
        {
            var number = Next(Interlocked.Increment(ref last));
            var tenant = call.Services.GetRequiredService<Caller>().Tenant.Value;
            row["SecretHash"] = HMACSHA256.HashData(call.Services.GetRequiredService<SecretKeys>().Get("payments-vouchers"), Encoding.UTF8.GetBytes($"{tenant}|{number}"));
            row.Memory[IdOf(new Fields(row["Id"]!)["Value"]!)] = string.Join('-', number.Chunk(4).Select(group => new string(group)));
        }
    }

    /// <summary>Tells it.</summary>
    public static void Tell(Call call, object answer)
    {
        if (call.Is("issueVoucher") && answer.GetType().Name == "Voucher")
        {
            var voucher = new Fields(answer);
            voucher.Set("SecretNumber", call.Memory[IdOf(voucher["VoucherId"]!)]);
        }
    }

    private static string IdOf(object voucher) => $"number {voucher}";

    private static string Next(long count)
    {
        var digits = new char[19];
        for (var place = digits.Length - 1; place >= 0; place--)
        {
            digits[place] = Alphabet[(int)(count % Alphabet.Length)];
            count /= Alphabet.Length;
        }

        var (sum, factor) = (0, 2);
        foreach (var digit in digits.Reverse())
        {
            var weighted = factor * Alphabet.IndexOf(digit, StringComparison.Ordinal);
            sum += (weighted / Alphabet.Length) + (weighted % Alphabet.Length);
            factor = 3 - factor;
        }

        return $"{new string(digits)}{Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length]}";
    }
}
