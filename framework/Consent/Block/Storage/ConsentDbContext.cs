using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Consent.Block.Storage;

/// <summary>The store of agreements, requests and consents.</summary>
internal abstract class ConsentDbContext(DbContextOptions options) : BlockDbContext("consent", options)
{
    public DbSet<DataAgreement> Agreements => Set<DataAgreement>();

    public DbSet<PublishedTerms> PublishedTerms => Set<PublishedTerms>();

    public DbSet<PendingRequest> Requests => Set<PendingRequest>();

    public DbSet<GrantedConsent> Consents => Set<GrantedConsent>();

    protected override void MapEntities(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConsentDbContext).Assembly);
}

/// <summary>The store on SQLite.</summary>
internal sealed class SqliteConsentDbContext(DbContextOptions<SqliteConsentDbContext> options) : ConsentDbContext(options);

/// <summary>The store on PostgreSQL.</summary>
internal sealed class PostgreSqlConsentDbContext(DbContextOptions<PostgreSqlConsentDbContext> options) : ConsentDbContext(options);
