namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>The forms of a payment address: how it is kept, and what it looks like to a hurried reader.</summary>
internal static class AddressForm
{
    /// <summary>The form in which an address is kept and shown.</summary>
    public static string Normal(string address) => address.ToLowerInvariant();

    /// <summary>The handle of an address, in its normal form.</summary>
    public static string HandleOf(string address) => Normal(address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..]);

    /// <summary>What the address looks like: the same for addresses that a reader may take for one another (clause 6 of the rules).</summary>
    public static string Skeleton(string address) => string.Concat(Normal(address).Where(letter => letter is not ('.' or '-' or '_')).Select(Plain))
        .Replace("rn", "m", StringComparison.Ordinal)
        .Replace("vv", "w", StringComparison.Ordinal);

    private static char Plain(char letter) => letter switch
    {
        '0' => 'o',
        '1' or 'i' => 'l',
        _ => letter,
    };
}
