using System.Text.Json;

namespace DigitalIndiaStack.Identity.Verify;

/// <summary>What a credential tells that was found good.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="Type">The type of credential, <c>vct</c>.</param>
/// <param name="Claims">What was disclosed of the person, by name.</param>
public sealed record VerifiedCredential(string Issuer, string Type, IReadOnlyDictionary<string, JsonElement> Claims)
{
    /// <summary>Until when it is good.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether whoever showed it has the key that it is bound to; else it may be a copy.</summary>
    public required bool IsKeyShown { get; init; }

    /// <summary>Where its status list is.</summary>
    /// <value><see langword="null"/> when it names none.</value>
    public required string? StatusListAddress { get; init; }

    /// <summary>Whether its status was looked up.</summary>
    public required bool IsStatusKnown { get; init; }
}
