using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>What a counter asked for by a device code, what the person decided at their own phone, and how often the counter may ask for it.</summary>
internal sealed class DeviceGrant
{
    /// <summary>Digest of the user code.</summary>
    public required string Code { get; init; }

    /// <summary>The device code, in the table of tokens.</summary>
    public required Guid TokenId { get; init; }

    /// <summary>The authorization of which all tokens of it will be.</summary>
    public required Guid AuthorizationId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>What the person is asked: scopes, and claims by name.</summary>
    public required string Asked { get; init; }

    /// <summary>The tenant that the counter named; <see langword="null"/> for any that the client serves.</summary>
    public string? Tenant { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The seconds that the counter waits between two requests; they grow when it does not.</summary>
    public required int Interval { get; init; }

    /// <summary>When the counter may ask next, in milliseconds since 1970.</summary>
    public long NextAskAt { get; init; }

    /// <summary>What the person decided; <see langword="null"/> while nobody has.</summary>
    public bool? Approved { get; init; }

    public PersonId? PersonId { get; init; }

    /// <summary>The session in which they decided, and how it was when they did.</summary>
    public Guid? SessionId { get; init; }

    public DateTimeOffset? SignedInAt { get; init; }

    public FactorKind? Factor { get; init; }
}
