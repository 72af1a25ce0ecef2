namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>A virtual id that was given to a person. Its row stays when it is revoked, so that the digits are given to nobody again (IDN-12.5).</summary>
internal sealed class VirtualId
{
    public required Guid Id { get; init; }

    public required string Tenant { get; init; }

    public required VirtualIdDigits Digits { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When the person rotated or revoked it; <see langword="null"/> while it is active.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Makes one of fresh digits.</summary>
    public static VirtualId Make(string tenant, PersonId person, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Tenant = tenant,
        Digits = VirtualIdDigits.Random(),
        PersonId = person,

        // The store keeps microseconds; the first answer must be the same as every later one.
        MadeAt = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond)),
    };
}
