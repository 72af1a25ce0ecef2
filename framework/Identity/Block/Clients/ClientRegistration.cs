using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Mtls;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>Writes clients into the store, so that those of the configuration are what it says now.</summary>
internal sealed class ClientRegistration(IOpenIddictApplicationManager applications, ServiceKeys keys, TimeProvider clock)
{
    /// <summary>Adds or updates one client.</summary>
    public async Task RegisterAsync(ClientOptions client, CancellationToken cancellationToken)
    {
        var descriptor = Describe(client);
        if (await applications.FindByClientIdAsync(client.Id, cancellationToken) is { } known)
        {
            await applications.UpdateAsync(known, descriptor, cancellationToken);
        }
        else
        {
            await applications.CreateAsync(descriptor, cancellationToken);
        }
    }

    private OpenIddictApplicationDescriptor Describe(ClientOptions client)
    {
        var set = client.IsPublic ? null : KeySetOf(client);
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = client.Id,
            ClientType = client.IsPublic ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = client.IsPublic ? ConsentTypes.Explicit : ConsentTypes.Implicit,
            JsonWebKeySet = set,
        };
        descriptor.RedirectUris.UnionWith(client.RedirectUris);
        descriptor.PostLogoutRedirectUris.UnionWith(client.PostLogoutRedirectUris);
        descriptor.Permissions.UnionWith(PermissionsOf(client));
        descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        descriptor.Requirements.Add(Requirements.Features.PushedAuthorizationRequests);
        var access = new ClientAccess([.. client.Tenants], [.. client.Scopes], [.. client.PersonScopes], client.IsPublic, client.IsHighAssurance)
        {
            IsUserInfoSigned = client.IsUserInfoSigned || client.IsUserInfoEncrypted,
            TakesDelegates = client.TakesDelegates,
            DelegatedScopes = [.. client.DelegatedScopes],
            Name = client.Name,
            Certificates = client.HasCertificates ? [.. RegisteredCertificates.Of(set!)!] : [],
            IsUnvouched = client.IsUnvouched,
            UserInfoKey = client.IsUserInfoEncrypted ? JsonSerializer.Serialize(EncryptionKeyOf(client)) : null,
        };
        descriptor.Properties[ClientAccess.Property] = access.ToJson();
        return descriptor;
    }

    private static IEnumerable<string> PermissionsOf(ClientOptions client)
    {
        yield return Permissions.Endpoints.Token;
        yield return Permissions.Endpoints.Revocation;
        if (!client.IsPublic && !client.IsUnvouched)
        {
            yield return Permissions.GrantTypes.ClientCredentials;
        }

        if (client.RedirectUris.Count > 0)
        {
            yield return Permissions.Endpoints.Authorization;
            yield return Permissions.Endpoints.PushedAuthorization;
            yield return Permissions.Endpoints.EndSession;
            yield return Permissions.GrantTypes.AuthorizationCode;
            yield return Permissions.ResponseTypes.Code;
        }

        if (client.CounterPlace is not null)
        {
            yield return Permissions.Endpoints.DeviceAuthorization;
            yield return Permissions.GrantTypes.DeviceCode;
        }

        // An app on a person's phone stays signed in (IDN-3.12), and whoever's tokens are of no use to others (IDN-7.4); they ask for offline_access.
        if (client.IsPublic || (client.IsHighAssurance && client.RedirectUris.Count > 0))
        {
            yield return Permissions.GrantTypes.RefreshToken;
        }
    }

    private JsonWebKey EncryptionKeyOf(ClientOptions client)
    {
        if (client.KeySet is { } json)
        {
            return new JsonWebKeySet(json).Keys.FirstOrDefault(Jwe.CanUse)
                ?? throw new InvalidOperationException($"The key set of the client {client.Id} has no key of the use enc for {Jwe.EllipticCurve} or {Jwe.Rsa}.");
        }

        var own = keys.Get($"{client.Id}-enc").PublicJwk();
        (own.Use, own.Alg) = (JsonWebKeyUseNames.Enc, Jwe.EllipticCurve);
        return own;
    }

    private JsonWebKeySet KeySetOf(ClientOptions client)
    {
        if (client.KeySet is { } json)
        {
            return new JsonWebKeySet(json);
        }

        var own = keys.Get(client.Id).PublicJwk();
        if (client.HasCertificates)
        {
            var (from, to) = client.CertificateLife;
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(keys.Certify(client.Id, clock.GetUtcNow() + from, clock.GetUtcNow() + to).Certificate);
            own.X5c.Add(Convert.ToBase64String(certificate.RawData));
        }

        return new JsonWebKeySet { Keys = { own } };
    }
}
