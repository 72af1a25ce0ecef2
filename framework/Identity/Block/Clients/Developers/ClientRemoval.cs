using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Identity.Block.Revoking;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace DigitalIndiaStack.Identity.Block.Clients.Developers;

/// <summary>Takes a client out of the store: no token, code or request of it is known from then on (IDN-19.15), to blocks neither (IDN-23.3).</summary>
internal sealed class ClientRemoval(IdentityDbContext db, RevocationBook revocations)
{
    /// <summary>Removes it, in the transaction that runs.</summary>
    public async Task RemoveAsync(string clientId, CancellationToken cancellationToken)
    {
        revocations.Add(RevocationKind.Client, clientId);
        db.Announce(ClientMemory.Work);
        await db.RegisteredClients.Where(row => row.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(row => row.Application!.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(row => row.Application!.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().Where(row => row.ClientId == clientId).ExecuteDeleteAsync(cancellationToken);
    }
}
