using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OpenIddict.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>OpenIddict's store of clients, which finds one in memory that was asked for a moment ago.</summary>
internal sealed class ClientStore(IMemoryCache cache, IOpenIddictEntityFrameworkCoreContext context, IOptionsMonitor<OpenIddictEntityFrameworkCoreOptions> options, ClientMemory memory)
    : OpenIddictEntityFrameworkCoreApplicationStore<Application, OpenIddictEntityFrameworkCoreAuthorization<Guid>, OpenIddictEntityFrameworkCoreToken<Guid>, Guid>(cache, context, options)
{
    public override async ValueTask<Application?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken)
    {
        var db = await Context.GetDbContextAsync(cancellationToken);
        if (memory.Find(identifier) is { } known)
        {
            return Follow(db, known);
        }

        var moment = memory.Moment;
        var found = await base.FindByClientIdAsync(identifier, cancellationToken);
        if (found is not null)
        {
            memory.Keep((Application)db.Entry(found).CurrentValues.ToObject(), moment);
        }

        return found;
    }

    public override async ValueTask CreateAsync(Application application, CancellationToken cancellationToken)
    {
        await AnnounceAsync(cancellationToken);
        await base.CreateAsync(application, cancellationToken);
    }

    public override async ValueTask UpdateAsync(Application application, CancellationToken cancellationToken)
    {
        await AnnounceAsync(cancellationToken);
        await base.UpdateAsync(application, cancellationToken);
    }

    public override async ValueTask DeleteAsync(Application application, CancellationToken cancellationToken)
    {
        await AnnounceAsync(cancellationToken);
        await base.DeleteAsync(application, cancellationToken);
    }

    // Tokens and authorizations are written with the client that their context follows; a copy for each, so that no two requests share one.
    private static Application Follow(DbContext db, Application known)
    {
        if (db.Set<Application>().Local.FindEntry(known.Id) is { } followed)
        {
            return followed.Entity;
        }

        var entry = db.Entry(new Application { Id = known.Id });
        entry.CurrentValues.SetValues(known);
        entry.State = EntityState.Unchanged;
        return entry.Entity;
    }

    private async ValueTask AnnounceAsync(CancellationToken cancellationToken) =>
        ((BlockDbContext)await Context.GetDbContextAsync(cancellationToken)).Announce(ClientMemory.Work);
}
