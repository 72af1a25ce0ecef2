using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>A name at which an account is paid, <c>name@handle</c>. It is never given to another account.</summary>
internal sealed class PaymentAddress : ITenantOwned
{
    /// <summary>In lower case (PAY-6.2).</summary>
    public required string Address { get; init; }

    public string Tenant { get; init; } = "";

    /// <summary>What the address looks like; no two addresses of a tenant look alike (PAY-6.3).</summary>
    public required string Skeleton { get; init; }

    public required AccountId AccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Makes an address; the schema of the API has held its grammar (PAY-6.1).</summary>
    public static PaymentAddress Of(string address, AccountId accountId, DateTimeOffset now) =>
        new() { Address = AddressForm.Normal(address), Skeleton = AddressForm.Skeleton(address), AccountId = accountId, CreatedAt = now };
}
