using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps what sign-in remembers.</summary>
internal sealed class SignInMapping :
    IEntityTypeConfiguration<AttemptBudget>,
    IEntityTypeConfiguration<PendingSignIn>,
    IEntityTypeConfiguration<Session>
{
    public const int TenantLength = 32;

    /// <summary>Length of a digest: 256 bits in base64url.</summary>
    public const int DigestLength = 43;

    public void Configure(EntityTypeBuilder<AttemptBudget> builder)
    {
        builder.ToTable("attempt_budgets");

        // The key is the promise: whoever races counts in the same row.
        builder.HasKey(budget => new { budget.Tenant, budget.Factor, budget.Holder });
        builder.Property(budget => budget.Tenant).HasMaxLength(TenantLength);
        builder.Property(budget => budget.Factor).HasMaxLength(8);
        builder.Property(budget => budget.Holder).HasMaxLength(VirtualIdDigits.Length);
        builder.HasIndex(budget => budget.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<PendingSignIn> builder)
    {
        builder.ToTable("pending_sign_ins");
        builder.HasKey(pending => pending.Key);
        builder.Property(pending => pending.Key).HasMaxLength(DigestLength);
        builder.Property(pending => pending.Tenant).HasMaxLength(TenantLength);
        builder.Property(pending => pending.PersonId).HasConversion(PersonMapping.Id);
        builder.Property(pending => pending.CodeDigest).HasMaxLength(DigestLength);
        builder.HasIndex(pending => pending.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(session => session.Key);
        builder.Property(session => session.Key).HasMaxLength(DigestLength);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Tenant).HasMaxLength(TenantLength);
        builder.Property(session => session.PersonId).HasConversion(PersonMapping.Id);
        builder.Property(session => session.Factor).HasConversion<string>().HasMaxLength(8).HasDefaultValue(FactorKind.Code).HasSentinel(FactorKind.Code);
        builder.HasIndex(session => session.ExpiresAt);
        builder.HasIndex(session => session.Id).IsUnique();
    }
}
