using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps the history of sign-ins.</summary>
internal sealed class SignInEventMapping : IEntityTypeConfiguration<SignInEvent>
{
    private const int ClientLength = 100;
    private const int FactorLength = 8;

    public void Configure(EntityTypeBuilder<SignInEvent> builder)
    {
        builder.ToTable("sign_in_events");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedOnAdd();
        builder.Property(entry => entry.PersonId).HasConversion(PersonMapping.Id);
        builder.Property(entry => entry.Outcome).HasConversion<string>().HasMaxLength(16);
        builder.Property(entry => entry.Factor).HasConversion<string>().HasMaxLength(FactorLength);
        builder.Property(entry => entry.Other).HasConversion(PersonMapping.Id);
        builder.Property(entry => entry.Client).HasMaxLength(ClientLength);
        builder.HasIndex(entry => new { entry.PersonId, entry.Sequence });
        builder.HasIndex(entry => entry.At);
    }
}
