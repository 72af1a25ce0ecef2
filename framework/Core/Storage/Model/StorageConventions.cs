using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Core.Storage.Model;

/// <summary>Completes the model of a block with what holds for every block.</summary>
internal static class StorageConventions
{
    private const string TenantFilter = "tenant";
    private static readonly MethodInfo Filter = typeof(StorageConventions).GetMethod(nameof(FilterByTenant), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static void Apply(BlockDbContext context, ModelBuilder modelBuilder)
    {
        if (context.Database.IsNpgsql())
        {
            modelBuilder.HasDefaultSchema(context.Block);
        }

        var shared = new StorageModel();
        modelBuilder.ApplyConfiguration<AuditRecord>(shared);
        modelBuilder.ApplyConfiguration<AuditHead>(shared);
        modelBuilder.ApplyConfiguration<IdempotencyKey>(shared);
        modelBuilder.ApplyConfiguration<OutboxMessage>(shared);

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.BaseType is null && !entity.IsOwned()).ToList())
        {
            if (entity.ClrType.IsAssignableTo(typeof(ITenantOwned)))
            {
                Filter.MakeGenericMethod(entity.ClrType).Invoke(null, [context, modelBuilder]);
            }

            if (entity.ClrType.IsAssignableTo(typeof(IVersioned)))
            {
                modelBuilder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
            }
        }
    }

    private static void FilterByTenant<TEntity>(BlockDbContext context, ModelBuilder modelBuilder)
        where TEntity : class, ITenantOwned
    {
        var entity = modelBuilder.Entity<TEntity>();
        entity.Property(row => row.Tenant).HasMaxLength(StorageModel.TenantLength);

        // EF replaces the context of this closure by the one that runs the query.
        entity.HasQueryFilter(TenantFilter, row => row.Tenant == context.CurrentTenant);
    }
}
