using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Operations;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>Handles the secret numbers of vouchers: told once, kept as a hash only (PAY-13.6, PAY-13.7).</summary>
internal sealed class VoucherSecrets(SecretKeys keys, KeptAnswer kept)
{
    /// <summary>What is kept of a number.</summary>
    public byte[] HashOf(SecretNumber number, string tenant) => number.Hash(keys, tenant);

    /// <summary>The answer with the number, of which repeats are given the rest.</summary>
    public Voucher TellOnce(Voucher voucher, SecretNumber number)
    {
        kept.Instead(voucher);
        return voucher with { SecretNumber = number.Text };
    }
}
