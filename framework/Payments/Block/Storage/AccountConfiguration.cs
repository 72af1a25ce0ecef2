using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<LedgerAccount>
{
    public void Configure(EntityTypeBuilder<LedgerAccount> builder)
    {
        // The floor is held by the database, whatever statement changes the balance (PAY-3.2).
        builder.ToTable("accounts", table => table.HasCheckConstraint("ck_accounts_floor", "balance >= floor AND floor <= 0"));
        builder.HasKey(account => account.Id);
        builder.Property(account => account.Id).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(account => account.Owner).HasMaxLength(64);
        builder.Property(account => account.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(account => account.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(account => account.Name).HasMaxLength(200);
        builder.Property(account => account.Currency).HasMaxLength(3);
        builder.Property(account => account.MerchantCategory).HasMaxLength(4);
        builder.Property(account => account.MerchantName).HasMaxLength(25);
        builder.Property(account => account.MerchantCity).HasMaxLength(15);
        builder.Property(account => account.Participant).HasMaxLength(ParticipantConfiguration.CodeLength).HasDefaultValue(SchemeParticipant.Own);
    }
}
