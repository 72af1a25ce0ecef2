using System.Collections.Immutable;
using DigitalIndiaStack.Identity.Block.Clients;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>What a request asks for, once it is known that the client may ask for it.</summary>
/// <param name="Scopes">The scopes.</param>
/// <param name="Audience">The one block that the access token will be for (IDN-5.2).</param>
/// <param name="Tenant">The tenant; <see langword="null"/> when a person's sign-in will tell it.</param>
internal sealed record RequestedAccess(ImmutableArray<string> Scopes, string Audience, string? Tenant)
{
    private const string TenantParameter = "tenant";
    private static readonly string[] PersonalScopes = [OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.Email, OpenIddictConstants.Scopes.Phone, OpenIddictConstants.Scopes.OfflineAccess];

    /// <summary>Reads a request in which a person will take part.</summary>
    public static (RequestedAccess? Access, Refusal? Refusal) ForPerson(OpenIddictRequest request, ClientAccess client)
    {
        var scopes = request.GetScopes();
        var allowed = client.PersonScopes.Add(OpenIddictConstants.Scopes.OpenId);
        return Read(request, client, scopes, client.IsPublic || client.IsHighAssurance ? allowed.Add(OpenIddictConstants.Scopes.OfflineAccess) : allowed);
    }

    /// <summary>Reads a request of a counter: it never stays signed in as a person who has left (IDN-18.10).</summary>
    public static (RequestedAccess? Access, Refusal? Refusal) ForCounter(OpenIddictRequest request, ClientAccess client) =>
        Read(request, client, request.GetScopes(), client.PersonScopes.Remove(OpenIddictConstants.Scopes.OfflineAccess).Add(OpenIddictConstants.Scopes.OpenId));

    /// <summary>Reads a request of a client for itself, which names its tenant where it has several (IDN-5.9).</summary>
    public static (RequestedAccess? Access, Refusal? Refusal) ForClient(OpenIddictRequest request, ClientAccess client)
    {
        var scopes = request.GetScopes();
        if (scopes.IsEmpty)
        {
            return (null, new Refusal(Errors.InvalidScope, "At least one scope is required."));
        }

        var (access, refusal) = Read(request, client, scopes, client.Scopes);
        return access is { Tenant: null } && client.Tenants.Length != 1
            ? (null, new Refusal(Errors.InvalidRequest, "The client serves several tenants: the parameter tenant must name one."))
            : (access is null ? null : access with { Tenant = access.Tenant ?? client.Tenants[0] }, refusal);
    }

    private static (RequestedAccess? Access, Refusal? Refusal) Read(
        OpenIddictRequest request, ClientAccess client, ImmutableArray<string> scopes, ImmutableArray<string> allowed)
    {
        if (scopes.FirstOrDefault(scope => !allowed.Contains(scope)) is { } foreign)
        {
            return (null, new Refusal(Errors.InvalidScope, $"The client may not ask for the scope {foreign}."));
        }

        var tenant = (string?)request[TenantParameter];
        if (tenant is not null && !client.Tenants.Contains(tenant))
        {
            return (null, new Refusal(Errors.InvalidRequest, "The parameter tenant names none that the client serves."));
        }

        return AudienceOf(request.GetResources(), scopes) is { } audience
            ? (new RequestedAccess(scopes, audience, tenant), null)
            : (null, new Refusal(Errors.InvalidTarget, "Exactly one resource is required: urn:dis: and the name of the block that every scope belongs to."));
    }

    private static string? AudienceOf(ImmutableArray<string> resources, ImmutableArray<string> scopes)
    {
        var ofBlocks = scopes.Except(PersonalScopes).ToArray();
        if (resources.IsEmpty && ofBlocks.Length == 0)
        {
            // Who only signs a person in gets a token for the userinfo endpoint.
            return Protocol.Audience.Identity;
        }

        return resources is [var only] && Protocol.Audience.IsValid(only) && ofBlocks.All(scope => scope.StartsWith(Protocol.Audience.BlockOf(only) + ".", StringComparison.Ordinal))
            ? only
            : null;
    }
}
