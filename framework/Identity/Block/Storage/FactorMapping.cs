using DigitalIndiaStack.Identity.Block.Factors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps the second factors of persons.</summary>
internal sealed class FactorMapping : IEntityTypeConfiguration<FactorSet>, IEntityTypeConfiguration<RecoveryCode>
{
    private const int SecretLength = 400;

    public void Configure(EntityTypeBuilder<FactorSet> builder)
    {
        builder.ToTable("person_factors");
        builder.HasKey(factors => factors.PersonId);
        builder.Property(factors => factors.PersonId).HasConversion(PersonMapping.Id).ValueGeneratedNever();
        builder.Property(factors => factors.AppSecret).HasMaxLength(SecretLength);
        builder.Property(factors => factors.OfferedSecret).HasMaxLength(SecretLength);
        builder.Property(factors => factors.RecoveryKey).HasMaxLength(SecretLength);
        builder.Property(factors => factors.PasskeyHandle).HasMaxLength(SignInMapping.DigestLength);
        builder.HasIndex(factors => factors.PasskeyHandle).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.HasKey(code => new { code.PersonId, code.Digest });
        builder.Property(code => code.PersonId).HasConversion(PersonMapping.Id);
        builder.Property(code => code.Digest).HasMaxLength(SignInMapping.DigestLength);
    }
}
