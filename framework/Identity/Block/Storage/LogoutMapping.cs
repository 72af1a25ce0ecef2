using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps what logout needs to know, and what it still has to tell.</summary>
internal sealed class LogoutMapping : IEntityTypeConfiguration<SessionParty>, IEntityTypeConfiguration<LogoutNotice>
{
    private const int ClientLength = 64;

    public void Configure(EntityTypeBuilder<SessionParty> builder)
    {
        builder.ToTable("session_parties");
        builder.HasKey(party => new { party.SessionId, party.AuthorizationId });
        builder.Property(party => party.ClientId).HasMaxLength(ClientLength);
        builder.HasIndex(party => party.JoinedAt);
    }

    public void Configure(EntityTypeBuilder<LogoutNotice> builder)
    {
        builder.ToTable("logout_notices");
        builder.HasKey(notice => notice.Id);
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.Property(notice => notice.Tenant).HasMaxLength(SignInMapping.TenantLength);
        builder.Property(notice => notice.ClientId).HasMaxLength(ClientLength);
        builder.Property(notice => notice.Subject).HasMaxLength(64);
        builder.Property(notice => notice.SessionId).HasMaxLength(SignInMapping.DigestLength);
        builder.HasIndex(notice => new { notice.Tenant, notice.ClientId, notice.NextAttemptAt });
    }
}
