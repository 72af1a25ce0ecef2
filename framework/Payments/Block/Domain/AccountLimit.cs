namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>The most that an account may pay, in minor units of its currency; what is <see langword="null"/> has no limit.</summary>
/// <param name="PerTransfer">At once (PAY-2.9).</param>
/// <param name="PerDay">In one calendar day of its tenant (PAY-2.10).</param>
internal sealed record AccountLimit(long? PerTransfer, long? PerDay)
{
    public static readonly AccountLimit None = new(null, null);
}
