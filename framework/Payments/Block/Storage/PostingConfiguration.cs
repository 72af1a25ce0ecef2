using DigitalIndiaStack.Payments.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class PostingConfiguration : IEntityTypeConfiguration<LedgerPosting>
{
    public void Configure(EntityTypeBuilder<LedgerPosting> builder)
    {
        builder.ToTable("postings");
        builder.HasKey(posting => posting.Id);
        builder.Property(posting => posting.Id).HasConversion(id => id.Value, value => PostingId.From(value));
        builder.Property(posting => posting.TransferId).HasConversion(id => id.Value, value => TransferId.From(value));
        builder.Property(posting => posting.AccountId).HasConversion(id => id.Value, value => AccountId.From(value));
        builder.HasIndex(posting => posting.TransferId);

        // A statement reads one account newest first.
        builder.HasIndex(posting => new { posting.AccountId, posting.Id });
    }
}
