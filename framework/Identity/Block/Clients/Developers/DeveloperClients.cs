using System.Security.Cryptography;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Clients.Names;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.EntityFrameworkCore;
using RegisteredClient = DigitalIndiaStack.Identity.Block.Storage.RegisteredClient;

namespace DigitalIndiaStack.Identity.Block.Clients.Developers;

/// <summary>The clients that developers register in a sandbox, for whom nobody vouches (section 19). Each call runs in the transaction of its caller.</summary>
internal sealed class DeveloperClients(IdentityDbContext db, ClientRegistration registration, ClientList vouched, ClientRemoval removal, CurrentTenant tenant, ICountryPacks packs, TimeProvider clock)
{
    /// <summary>The most clients that a sandbox holds.</summary>
    public const int Most = 100;

    private const string Prefix = "dev-";
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int IdLength = 12;

    /// <summary>Registers one.</summary>
    /// <returns>The client and its registration token, which is kept nowhere; or why it is refused.</returns>
    public async Task<(RegisteredClient? Client, string Token, ProblemKind? Problem)> RegisterAsync(ClientDraft draft, CancellationToken cancellationToken)
    {
        if (FaultOf(draft) is { } fault)
        {
            return (null, "", fault);
        }

        if (await db.RegisteredClients.CountAsync(cancellationToken) >= Most)
        {
            return (null, "", IdentityProblems.ClientsFull);
        }

        var token = SecretText.New();
        var client = Make(draft, token);
        if (!await db.TryInsertAsync(client, cancellationToken))
        {
            return (null, "", IdentityProblems.ClientNameTaken);
        }

        tenant.Use(TenantId.Parse(client.Tenant));
        await registration.RegisterAsync(OptionsOf(client, draft.Keys ?? []), cancellationToken);
        db.Record(new AuditEntry("identity.client.register", client.ClientId) { Resource = $"client/{client.ClientId}" });
        await db.SaveChangesAsync(cancellationToken);
        return (client, token, null);
    }

    /// <summary>Finds the client of who holds its registration token.</summary>
    public Task<RegisteredClient?> FindAsync(string? clientId, string? token, CancellationToken cancellationToken)
    {
        var digest = SecretText.Digest(token ?? "");
        return db.RegisteredClients.AsNoTracking().SingleOrDefaultAsync(row => row.ClientId == clientId && row.TokenDigest == digest, cancellationToken);
    }

    /// <summary>Removes the client of who holds its registration token, with all that persons let it have.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string? clientId, string? token, CancellationToken cancellationToken)
    {
        if (await FindAsync(clientId, token, cancellationToken) is not { } client)
        {
            return false;
        }

        tenant.Use(TenantId.Parse(client.Tenant));
        await removal.RemoveAsync(client.ClientId, cancellationToken);
        db.Record(new AuditEntry("identity.client.remove", client.ClientId) { Resource = $"client/{client.ClientId}" });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private ProblemKind? FaultOf(ClientDraft draft) =>
        packs.Find(draft.Country) is null ? IdentityProblems.CountryUnknown
        : ClientName.FaultOf(draft.Name) is not null ? IdentityProblems.ClientNameUnfit
        : !RedirectAddresses.AreGood(draft.RedirectUris) ? IdentityProblems.RedirectUnfit
        : (draft.Kind == ClientKind.Confidential) != draft.Keys is { Count: > 0 } || ClientKeys.Write(draft.Keys ?? []) is null ? IdentityProblems.ClientKeysUnfit
        : LooksVouched(Lookalike.Of(draft.Name)) ? IdentityProblems.ClientNameTaken
        : null;

    // A person may know one of these by its name or by its id.
    private bool LooksVouched(string shape) => vouched.All.Any(client => Lookalike.Of(client.ShownName) == shape || Lookalike.Of(client.Id) == shape);

    private RegisteredClient Make(ClientDraft draft, string token) => new()
    {
        ClientId = Prefix + RandomNumberGenerator.GetString(Letters, IdLength),
        Tenant = draft.Country,
        Name = draft.Name,
        Shape = Lookalike.Of(draft.Name),
        TokenDigest = SecretText.Digest(token),
        IsPublic = draft.Kind == ClientKind.Public,
        RedirectUris = string.Join('\n', draft.RedirectUris),
        Scopes = string.Join(' ', (draft.Scopes ?? []).Distinct().Select(scope => scope.ToString().ToLowerInvariant())),
        RegisteredAt = clock.GetUtcNow(),
    };

    private static ClientOptions OptionsOf(RegisteredClient client, IReadOnlyList<ClientKey> keys)
    {
        var options = new ClientOptions
        {
            Id = client.ClientId,
            Name = client.Name,
            IsPublic = client.IsPublic,
            IsUnvouched = true,
            KeySet = client.IsPublic ? null : ClientKeys.Write(keys),
        };
        options.Tenants.Add(client.Tenant);
        Array.ForEach(client.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), options.PersonScopes.Add);
        Array.ForEach(client.RedirectUris.Split('\n'), address => options.RedirectUris.Add(new Uri(address)));
        return options;
    }
}
