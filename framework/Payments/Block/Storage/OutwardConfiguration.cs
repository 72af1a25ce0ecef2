using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class OutwardConfiguration : IEntityTypeConfiguration<OutwardPayment>
{
    private const string Ended = "(status = 'Acknowledged') = (final_transfer_id IS NULL) AND (status = 'Acknowledged') = (reported_at IS NULL) AND (status = 'Acknowledged') = (reported_on IS NULL)";

    public void Configure(EntityTypeBuilder<OutwardPayment> builder)
    {
        builder.ToTable("outward_payments", table =>
        {
            table.HasCheckConstraint("ck_outward_payments_outcome", $"amount > 0 AND per_day > 0 AND {Ended}");
            table.HasCheckConstraint("ck_outward_payments_late", "days_late >= 0 AND (days_late > 0) = (compensation_transfer_id IS NOT NULL) AND (status <> 'Acknowledged' OR days_late = 0)");
        });
        builder.HasKey(outward => outward.Id);
        builder.Property(outward => outward.Id).ValueGeneratedNever().HasConversion(id => id.Value, value => TransferId.From(value));
        builder.Property(outward => outward.Payer).HasMaxLength(64);
        builder.Property(outward => outward.Reporter).HasMaxLength(64);
        builder.Property(outward => outward.Participant).HasMaxLength(ParticipantConfiguration.CodeLength);
        builder.Property(outward => outward.DebtorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(outward => outward.TransitAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(outward => outward.PayeeAccount).HasMaxLength(64);
        builder.Property(outward => outward.PayeeKind).HasConversion<string>().HasMaxLength(16);
        builder.Property(outward => outward.Currency).HasMaxLength(3);
        builder.Property(outward => outward.Reference).HasMaxLength(140);
        builder.Property(outward => outward.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(outward => outward.FinalTransferId).HasConversion(id => id!.Value.Value, value => TransferId.From(value));
        builder.Property(outward => outward.CompensationTransferId).HasConversion(id => id!.Value.Value, value => TransferId.From(value));
        builder.Ignore(outward => outward.IsOpen);

        // One transfer ends one outward transfer, and one compensates one (PAY-19.9, PAY-19.10, PAY-19.15).
        builder.HasIndex(outward => outward.FinalTransferId).IsUnique();
        builder.HasIndex(outward => outward.CompensationTransferId).IsUnique();

        // Either side reads theirs newest first (PAY-19.2).
        builder.HasIndex(outward => new { outward.Payer, outward.Id });
        builder.HasIndex(outward => new { outward.Reporter, outward.Id });

        // An account with an open one is not closed (PAY-19.22).
        builder.HasIndex(outward => outward.DebtorAccountId).HasFilter("status = 'Acknowledged'");
    }
}
