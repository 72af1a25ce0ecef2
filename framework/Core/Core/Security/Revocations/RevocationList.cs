namespace DigitalIndiaStack.Core.Security.Revocations;

/// <summary>A part of what is revoked, oldest first (IDN-23.8).</summary>
/// <param name="AsOf">When it was read.</param>
/// <param name="Items">At most <see cref="Most"/>.</param>
/// <param name="IsWhole">Whether nothing later was left out.</param>
public sealed record RevocationList(DateTimeOffset AsOf, IReadOnlyList<Revocation> Items, bool IsWhole)
{
    /// <summary>The most items of one part.</summary>
    public const int Most = 10_000;

    /// <summary>How long something stays in the list: the life of an access token (IDN-5.1), the skew of clocks, and <see cref="Delay"/>.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(7);

    /// <summary>How much later than its time something may appear: the longest transaction, and the clocks of other instances.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(1);
}
