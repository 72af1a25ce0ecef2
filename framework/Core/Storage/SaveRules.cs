using DigitalIndiaStack.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>What holds for each row before it is saved: it belongs to the tenant of the scope, its times are as exact as the store keeps them, and its version counts.</summary>
internal static class SaveRules
{
    public static void Apply(BlockDbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }

            if (entry.Entity is ITenantOwned)
            {
                Own(entry, context.CurrentTenant);
            }

            KeepMicroseconds(entry);
            if (entry.Entity is IVersioned && entry.State != EntityState.Deleted)
            {
                // From the stored value, so that a save that failed and is tried again counts once.
                var version = entry.Property(nameof(IVersioned.Version));
                version.CurrentValue = entry.State == EntityState.Added ? 1L : checked((long)version.OriginalValue! + 1);
            }
        }
    }

    /// <summary>The same for rows that are not followed; their times are the caller's.</summary>
    public static void Apply<TRow>(BlockDbContext context, IReadOnlyList<TRow> rows, bool areNew)
        where TRow : class, ITenantOwned
    {
        var tenant = context.CurrentTenant;
        var row = context.Model.FindEntityType(typeof(TRow))!;
        var (owner, version) = (row.FindProperty(nameof(ITenantOwned.Tenant))!.PropertyInfo!, row.FindProperty(nameof(IVersioned.Version))?.PropertyInfo);
        foreach (var each in rows)
        {
            if (areNew && each.Tenant is "")
            {
                owner.SetValue(each, tenant);
            }

            if (areNew && each is IVersioned)
            {
                version!.SetValue(each, 1L);
            }

            if (tenant is null || each.Tenant != tenant)
            {
                throw new InvalidOperationException($"A row of {typeof(TRow).Name} does not belong to the tenant of this scope.");
            }
        }
    }

    /// <summary>The answer to the request that makes a row shows the same times as every later one.</summary>
    private static void KeepMicroseconds(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is DateTimeOffset time && UtcMicroseconds.Truncate(time) is var kept && kept != time)
            {
                property.CurrentValue = kept;
            }
        }
    }

    private static void Own(EntityEntry entry, string? tenant)
    {
        var property = entry.Property(nameof(ITenantOwned.Tenant));
        if (entry.State == EntityState.Added && property.CurrentValue is null or "")
        {
            property.CurrentValue = tenant;
        }

        var before = entry.State == EntityState.Added ? property.CurrentValue : property.OriginalValue;
        if (tenant is null || !Equals(property.CurrentValue, tenant) || !Equals(before, tenant))
        {
            throw new InvalidOperationException($"A row of {entry.Metadata.DisplayName()} does not belong to the tenant of this scope.");
        }
    }
}
