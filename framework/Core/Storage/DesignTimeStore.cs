using DigitalIndiaStack.Core.Storage.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Creates a context for <c>dotnet ef</c>, which needs the model and no database. Each block derives one line for each database.</summary>
/// <typeparam name="TContext">The context of one database, with a constructor of options.</typeparam>
/// <param name="block">The block's name.</param>
/// <param name="provider">The database of the context.</param>
public abstract class DesignTimeStore<TContext>(string block, StorageProvider provider) : IDesignTimeDbContextFactory<TContext>
    where TContext : BlockDbContext
{
    /// <inheritdoc/>
    public TContext CreateDbContext(string[] args)
    {
        var settings = new StorageOptions { Provider = provider, ConnectionString = "Host=localhost" };
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseStore(provider, block, settings, typeof(TContext).Assembly);
        var context = (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
        context.Enter(new StorageScope(new Nobody(), TimeProvider.System, new Nobody(), new CommitSignal(), Options.Create(settings)));
        return context;
    }

    private sealed class Nobody : ITenantAccessor, IOutboxTransport
    {
        public string? Tenant => null;

        public IReadOnlyList<string> TargetsOf(string type) => [];

        public Task<string?> DeliverAsync(OutboxDelivery delivery, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
