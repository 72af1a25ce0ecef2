using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Passkeys;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>The store of the identity block: persons, sign-in, subjects, keys, and the tables of OpenIddict.</summary>
internal abstract class IdentityDbContext(DbContextOptions options) : BlockDbContext("identity", options)
{
    public DbSet<Person> Persons => Set<Person>();

    public DbSet<AttemptBudget> Budgets => Set<AttemptBudget>();

    public DbSet<PendingSignIn> PendingSignIns => Set<PendingSignIn>();

    public DbSet<FactorSet> Factors => Set<FactorSet>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<PasskeyChallenge> PasskeyChallenges => Set<PasskeyChallenge>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInEvent> History => Set<SignInEvent>();
    public DbSet<SessionParty> SessionParties => Set<SessionParty>();

    public DbSet<LogoutNotice> LogoutNotices => Set<LogoutNotice>();

    public DbSet<Arrival> Arrivals => Set<Arrival>();

    public DbSet<UsedAssertion> UsedAssertions => Set<UsedAssertion>();

    public DbSet<UsedProof> UsedProofs => Set<UsedProof>();

    public DbSet<StoredRevocation> Revocations => Set<StoredRevocation>();

    public DbSet<DeviceGrant> DeviceGrants => Set<DeviceGrant>();

    public DbSet<RegisteredClient> RegisteredClients => Set<RegisteredClient>();

    public DbSet<PairwiseSubject> Subjects => Set<PairwiseSubject>();

    public DbSet<VirtualId> VirtualIds => Set<VirtualId>();

    public DbSet<Permission> Permissions => Set<Permission>();

    public DbSet<VerificationCount> VerificationCounts => Set<VerificationCount>();

    public DbSet<RegisteredEncryptionKey> EncryptionKeys => Set<RegisteredEncryptionKey>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<FiledApplication> Applications => Set<FiledApplication>();

    public DbSet<ApplicationCandidate> Candidates => Set<ApplicationCandidate>();

    public DbSet<BirthGate> BirthGates => Set<BirthGate>();

    public DbSet<ImportOf> Imports => Set<ImportOf>();

    public DbSet<ImportLine> ImportLines => Set<ImportLine>();

    public DbSet<ImportedId> ImportedIds => Set<ImportedId>();

    public DbSet<GuardianOf> Guardians => Set<GuardianOf>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<DelegationGrant> DelegationGrants => Set<DelegationGrant>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<StatusList> StatusLists => Set<StatusList>();

    public DbSet<SandboxMessage> Messages => Set<SandboxMessage>();

    /// <summary>The persons of every tenant: at sign-in nobody is known yet, and the tenant is part of the question.</summary>
    public IQueryable<Person> PersonsOfAll => Persons.IgnoreQueryFilters();

    /// <summary>The credentials of every tenant: whoever is shown one asks for its list without a tenant.</summary>
    public IQueryable<Credential> CredentialsOfAll => Credentials.IgnoreQueryFilters();

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new PersonMapping());
        modelBuilder.ApplyConfiguration<AttemptBudget>(new SignInMapping());
        modelBuilder.ApplyConfiguration<PendingSignIn>(new SignInMapping());
        modelBuilder.ApplyConfiguration<FactorSet>(new FactorMapping());
        modelBuilder.ApplyConfiguration<RecoveryCode>(new FactorMapping());
        modelBuilder.ApplyConfiguration<Passkey>(new PasskeyMapping());
        modelBuilder.ApplyConfiguration<PasskeyChallenge>(new PasskeyMapping());
        modelBuilder.ApplyConfiguration<Session>(new SignInMapping());
        modelBuilder.ApplyConfiguration(new SignInEventMapping());
        modelBuilder.ApplyConfiguration<SessionParty>(new LogoutMapping());
        modelBuilder.ApplyConfiguration<LogoutNotice>(new LogoutMapping());
        modelBuilder.ApplyConfiguration<Arrival>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration<UsedAssertion>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration<UsedProof>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration(new StoredRevocationMapping());
        modelBuilder.ApplyConfiguration(new DeviceGrantMapping());
        modelBuilder.ApplyConfiguration(new RegisteredClientMapping());
        modelBuilder.ApplyConfiguration<PairwiseSubject>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration<StoredKey>(new ProtocolMapping());
        modelBuilder.ApplyConfiguration<FiledApplication>(new EnrollingMapping());
        modelBuilder.ApplyConfiguration<ApplicationCandidate>(new EnrollingMapping());
        modelBuilder.ApplyConfiguration<BirthGate>(new EnrollingMapping());
        modelBuilder.ApplyConfiguration<GuardianOf>(new EnrollingMapping());
        modelBuilder.ApplyConfiguration<ImportOf>(new ImportMapping());
        modelBuilder.ApplyConfiguration<ImportLine>(new ImportMapping());
        modelBuilder.ApplyConfiguration<ImportedId>(new ImportMapping());
        modelBuilder.ApplyConfiguration<Delegation>(new DelegationMapping());
        modelBuilder.ApplyConfiguration<DelegationGrant>(new DelegationMapping());
        modelBuilder.ApplyConfiguration<Credential>(new CredentialMapping());
        modelBuilder.ApplyConfiguration<StatusList>(new CredentialMapping());
        modelBuilder.ApplyConfiguration(new SandboxMessageMapping());
        modelBuilder.ApplyConfiguration(new VirtualIdMapping());
        modelBuilder.ApplyConfiguration<Permission>(new PermissionMapping());
        modelBuilder.ApplyConfiguration<VerificationCount>(new PermissionMapping());
        modelBuilder.ApplyConfiguration<RegisteredEncryptionKey>(new PermissionMapping());
        OpenIddictTables.Map(modelBuilder);
    }
}
