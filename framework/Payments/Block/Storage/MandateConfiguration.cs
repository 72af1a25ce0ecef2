using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class MandateConfiguration : IEntityTypeConfiguration<DebitMandate>
{
    public void Configure(EntityTypeBuilder<DebitMandate> builder)
    {
        builder.ToTable("mandates", table => table.HasCheckConstraint("ck_mandates_terms", "ceiling > 0 AND collections_per_period > 0 AND starts_on <= ends_on"));
        builder.HasKey(mandate => mandate.Id);
        builder.Property(mandate => mandate.Id).HasConversion(id => id.Value, value => MandateId.From(value));
        builder.Property(mandate => mandate.Owner).HasMaxLength(64);
        builder.Property(mandate => mandate.CreditorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(mandate => mandate.DebtorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(mandate => mandate.DebtorAddress).HasMaxLength(96);
        builder.Property(mandate => mandate.Currency).HasMaxLength(3);
        builder.Property(mandate => mandate.Period).HasConversion<string>().HasMaxLength(16);
        builder.Property(mandate => mandate.Reference).HasMaxLength(140);
        builder.Property(mandate => mandate.Status).HasConversion<string>().HasMaxLength(16);

        // Who decides reads their mandates newest first (PAY-11.13).
        builder.HasIndex(mandate => new { mandate.DebtorAccountId, mandate.Id });
    }
}
