namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>
/// A pushed authorization request that came to the authorization endpoint in time. It lives on while the person signs in, for the browser that
/// brought it only, and it keeps what the person answered when they were asked.
/// </summary>
internal sealed class Arrival
{
    /// <summary>Identifier of the pushed request.</summary>
    public required string RequestId { get; init; }

    /// <summary>Digest of the secret in the browser's cookie.</summary>
    public required string Browser { get; init; }

    public required string ClientId { get; init; }

    public required string Scopes { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the person decided; <see langword="null"/> while they have not.</summary>
    public bool? Approved { get; set; }

    /// <summary>Digest of the session in which they decided.</summary>
    public string? ApprovedIn { get; set; }

    /// <summary>The delegation by which they act; <see langword="null"/> for themselves.</summary>
    public Guid? ActsBy { get; set; }
}
