using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Clients.Developers;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenIddict.EntityFrameworkCore.Models;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>Registers every client of this deployment, and no other.</summary>
internal sealed class ClientSetup(ClientList clients, ClientRegistration registration, ClientRemoval removal, IdentityDbContext db, ILogger<ClientSetup> logger)
{
    /// <summary>Adds new clients, updates known ones, and removes those that the configuration does not name any more; developers' own stay.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var client in clients.All)
        {
            await registration.RegisterAsync(client, cancellationToken);
        }

        foreach (var gone in await GoneAsync(cancellationToken))
        {
            await RemoveAsync(gone, cancellationToken);
        }
    }

    private Task<List<string>> GoneAsync(CancellationToken cancellationToken)
    {
        var named = clients.All.Select(client => client.Id).ToList();
        return db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>()
            .Select(application => application.ClientId!)
            .Where(id => !named.Contains(id) && !db.RegisteredClients.Any(client => client.ClientId == id))
            .ToListAsync(cancellationToken);
    }

    private async Task RemoveAsync(string clientId, CancellationToken cancellationToken)
    {
        var begun = (WorkStart.Begun)await db.OwnUnit().BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            await removal.RemoveAsync(clientId, cancellationToken);
            await begun.Work.CommitAsync(null, cancellationToken);
        }

        logger.ClientRemoved(clientId);
    }
}
