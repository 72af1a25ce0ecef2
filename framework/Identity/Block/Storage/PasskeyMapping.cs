using DigitalIndiaStack.Identity.Block.Passkeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps passkeys and the challenges that wait for them.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>, IEntityTypeConfiguration<PasskeyChallenge>
{
    // 1023 bytes, the most that Web Authentication allows, in base64url.
    private const int CredentialIdLength = 1364;
    private const int TransportsLength = 60;

    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys");

        // The key is the promise: nobody adds what somebody else has.
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(CredentialIdLength);
        builder.Property(passkey => passkey.Id).ValueGeneratedNever();
        builder.Property(passkey => passkey.PersonId).HasConversion(PersonMapping.Id);
        builder.Property(passkey => passkey.Name).HasMaxLength(OwnPasskeys.NameLength);
        builder.Property(passkey => passkey.Transports).HasMaxLength(TransportsLength);
        builder.HasIndex(passkey => passkey.Id).IsUnique();
        builder.HasIndex(passkey => passkey.PersonId);
    }

    public void Configure(EntityTypeBuilder<PasskeyChallenge> builder)
    {
        builder.ToTable("passkey_challenges");
        builder.HasKey(challenge => challenge.Key);
        builder.Property(challenge => challenge.Key).HasMaxLength(SignInMapping.DigestLength);
        builder.HasIndex(challenge => challenge.ExpiresAt);
    }
}
