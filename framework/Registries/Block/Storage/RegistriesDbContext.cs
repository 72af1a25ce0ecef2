using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Registries.Block.Domain;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Registries.Block.Storage;

/// <summary>The store of registries, records and their history.</summary>
internal abstract class RegistriesDbContext(DbContextOptions options) : BlockDbContext("registries", options)
{
    public DbSet<OwnedRegistry> Registries => Set<OwnedRegistry>();

    public DbSet<RegistryRecord> Records => Set<RegistryRecord>();

    public DbSet<RecordVersion> Versions => Set<RecordVersion>();

    public DbSet<IndexEntry> IndexEntries => Set<IndexEntry>();

    protected override void MapEntities(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RegistriesDbContext).Assembly);
}

/// <summary>The store on SQLite.</summary>
internal sealed class SqliteRegistriesDbContext(DbContextOptions<SqliteRegistriesDbContext> options) : RegistriesDbContext(options);

/// <summary>The store on PostgreSQL.</summary>
internal sealed class PostgreSqlRegistriesDbContext(DbContextOptions<PostgreSqlRegistriesDbContext> options) : RegistriesDbContext(options);
