using DigitalIndiaStack.Agriculture.Service.Domain;
using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Agriculture.Service.Storage;

/// <summary>The store of applications.</summary>
internal abstract class AgricultureDbContext(DbContextOptions options) : BlockDbContext("agriculture", options)
{
    public DbSet<BenefitApplication> Applications => Set<BenefitApplication>();

    public DbSet<TenantSetup> Setups => Set<TenantSetup>();

    protected override void MapEntities(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AgricultureDbContext).Assembly);
}

/// <summary>The store on SQLite.</summary>
internal sealed class SqliteAgricultureDbContext(DbContextOptions<SqliteAgricultureDbContext> options) : AgricultureDbContext(options);

/// <summary>The store on PostgreSQL.</summary>
internal sealed class PostgreSqlAgricultureDbContext(DbContextOptions<PostgreSqlAgricultureDbContext> options) : AgricultureDbContext(options);
