using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class RequestConfiguration : IEntityTypeConfiguration<RequestToPay>
{
    public void Configure(EntityTypeBuilder<RequestToPay> builder)
    {
        builder.ToTable("payment_requests", table => table.HasCheckConstraint("ck_payment_requests_paid", "(status = 'Approved') = (transfer_id IS NOT NULL)"));
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).HasConversion(id => id.Value, value => RequestId.From(value));
        builder.Property(request => request.Owner).HasMaxLength(64);
        builder.Property(request => request.CreditorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(request => request.DebtorAccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.Property(request => request.DebtorAddress).HasMaxLength(96);
        builder.Property(request => request.Currency).HasMaxLength(3);
        builder.Property(request => request.Reference).HasMaxLength(140);
        builder.Property(request => request.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(request => request.TransferId).HasConversion(id => id!.Value.Value, value => TransferId.From(value));

        // Who is asked reads their requests newest first (PAY-7.9).
        builder.HasIndex(request => new { request.DebtorAccountId, request.Id });
    }
}
