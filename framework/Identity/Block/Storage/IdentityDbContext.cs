using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>The store of the identity block: persons, sign-in, subjects, keys, and the tables of OpenIddict.</summary>
internal abstract class IdentityDbContext(DbContextOptions options, StorageScope scope) : BlockDbContext("identity", options, scope)
{
    public DbSet<Person> Persons => Set<Person>();

    public DbSet<AttemptBudget> Budgets => Set<AttemptBudget>();

    public DbSet<PendingSignIn> PendingSignIns => Set<PendingSignIn>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Arrival> Arrivals => Set<Arrival>();

    public DbSet<UsedAssertion> UsedAssertions => Set<UsedAssertion>();

    public DbSet<PairwiseSubject> Subjects => Set<PairwiseSubject>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<SandboxMessage> Messages => Set<SandboxMessage>();

    /// <summary>The persons of every tenant: at sign-in nobody is known yet, and the tenant is part of the question.</summary>
    public IQueryable<Person> PersonsOfAll => Persons.IgnoreQueryFilters();

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new PersonMapping());
        modelBuilder.ApplyConfiguration<AttemptBudget>(new SignInMapping());
        modelBuilder.ApplyConfiguration<PendingSignIn>(new SignInMapping());
        modelBuilder.ApplyConfiguration<Session>(new SignInMapping());
        modelBuilder.ApplyConfiguration<Arrival>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration<UsedAssertion>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration<PairwiseSubject>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration<StoredKey>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration(new SandboxMessageMapping());
        OpenIddictTables.Map(modelBuilder);
    }
}
