using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps who may act for whom, and what came of it.</summary>
internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>, IEntityTypeConfiguration<DelegationGrant>
{
    private const int ClientLength = 64;

    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("delegations");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(row => row.PrincipalId).HasConversion(PersonMapping.Id);
        builder.Property(row => row.DelegateId).HasConversion(PersonMapping.Id);
        builder.Property(row => row.Hint).HasMaxLength(Delegation.HintLength);
        builder.Property(row => row.ClientNames).HasMaxLength(4000);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(16);
        builder.Ignore(row => row.Clients);

        // Each of the two sees theirs, newest first.
        builder.HasIndex(row => new { row.PrincipalId, row.Id });
        builder.HasIndex(row => new { row.DelegateId, row.Id });
        builder.HasIndex(row => row.EndsAt);
    }

    public void Configure(EntityTypeBuilder<DelegationGrant> builder)
    {
        builder.ToTable("delegation_grants");
        builder.HasKey(row => row.AuthorizationId);
        builder.Property(row => row.AuthorizationId).ValueGeneratedNever();
        builder.Property(row => row.PrincipalId).HasConversion(PersonMapping.Id);
        builder.Property(row => row.DelegateId).HasConversion(PersonMapping.Id);
        builder.Property(row => row.ClientId).HasMaxLength(ClientLength);

        // The end of a delegation and that of a session end what came of them.
        builder.HasIndex(row => row.DelegationId);
        builder.HasIndex(row => row.SessionId);
        builder.HasIndex(row => row.JoinedAt);
    }
}
