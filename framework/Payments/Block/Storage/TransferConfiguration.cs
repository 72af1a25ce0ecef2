using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class TransferConfiguration : IEntityTypeConfiguration<LedgerTransfer>
{
    public void Configure(EntityTypeBuilder<LedgerTransfer> builder)
    {
        builder.ToTable("transfers", table => table.HasCheckConstraint("ck_transfers_amount", "amount > 0"));
        builder.HasKey(transfer => transfer.Id);
        builder.Property(transfer => transfer.Id).HasConversion(id => id.Value, value => TransferId.From(value));
        builder.Property(transfer => transfer.Owner).HasMaxLength(64);
        builder.Property(transfer => transfer.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(transfer => transfer.OriginalTransferId).HasConversion(id => id!.Value.Value, value => TransferId.From(value));
        builder.Property(transfer => transfer.DebtorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(transfer => transfer.CreditorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(transfer => transfer.Currency).HasMaxLength(3);
        builder.Property(transfer => transfer.Reference).HasMaxLength(140);
        builder.Property(transfer => transfer.ReceiptNumber).HasMaxLength(13);
        builder.HasIndex(transfer => transfer.ReceiptNumber).IsUnique();

        // What was paid back of a payment is added up before more is (PAY-8.2).
        builder.HasIndex(transfer => transfer.OriginalTransferId);

        // A person's receipts are read newest first by the account they were paid on (PAY-3.9).
        builder.HasIndex(transfer => new { transfer.CreditorAccountId, transfer.Id });

        // What a person paid is read newest first by the account that they hold (PAY-3.9).
        builder.HasIndex(transfer => new { transfer.DebtorAccountId, transfer.Id });
    }
}
