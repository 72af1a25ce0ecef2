using System.Collections.Immutable;
using System.Text.Json;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>What a registered client may ask for.</summary>
/// <param name="Tenants">The tenants that it serves.</param>
/// <param name="Scopes">The scopes that it may have for itself.</param>
/// <param name="PersonScopes">The scopes for which it may ask a person.</param>
/// <param name="IsPublic">Whether it can keep no secret.</param>
/// <param name="IsHighAssurance">Whether the rules of section 7 hold for it.</param>
internal sealed record ClientAccess(ImmutableArray<string> Tenants, ImmutableArray<string> Scopes, ImmutableArray<string> PersonScopes, bool IsPublic, bool IsHighAssurance = false)
{
    /// <summary>Whether the userinfo endpoint answers by a signed JWT.</summary>
    public bool IsUserInfoSigned { get; init; }

    /// <summary>The public key, as a JSON Web Key, to which that JWT is encrypted; <see langword="null"/> for none.</summary>
    public string? UserInfoKey { get; init; }

    /// <summary>Whether a delegate may act at it.</summary>
    public bool TakesDelegates { get; init; }

    /// <summary>What of <see cref="PersonScopes"/> it may have then.</summary>
    public ImmutableArray<string> DelegatedScopes { get; init; } = [];

    /// <summary>What persons read as its name; <see langword="null"/> for its id.</summary>
    public string? Name { get; init; }

    /// <summary>The thumbprints of the certificates by which it says who it is (section 22); none where it does by assertions.</summary>
    public ImmutableArray<string> Certificates { get; init; } = [];

    /// <summary>Whether a developer registered it: nobody vouches for it, it acts for persons only, and they are asked each time (section 19).</summary>
    public bool IsUnvouched { get; init; }

    /// <summary>Name of the property of an OpenIddict application that holds it.</summary>
    public const string Property = "access";

    /// <summary>What is left of scopes where somebody acts for another.</summary>
    public ImmutableArray<string> OfDelegates(ImmutableArray<string> scopes) =>
        [.. scopes.Where(scope => scope is OpenIddictConstants.Scopes.OpenId or OpenIddictConstants.Scopes.OfflineAccess || DelegatedScopes.Contains(scope))];

    /// <summary>Reads it from the properties of an application.</summary>
    public static ClientAccess From(ImmutableDictionary<string, JsonElement> properties) =>
        properties.TryGetValue(Property, out var value) && value.Deserialize<ClientAccess>() is { } access ? access : new ClientAccess([], [], [], true);

    /// <summary>Writes it as a property of an application.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this);
}
