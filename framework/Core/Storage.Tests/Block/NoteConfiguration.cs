using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Core.Storage.Tests.Block;

internal sealed class NoteConfiguration : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("notes");
        builder.HasKey(note => note.Id);
        builder.Property(note => note.Text).HasMaxLength(200);

        // The list is read by text in tests of unique violations.
        builder.HasIndex(note => new { note.Tenant, note.Text }).IsUnique();
    }
}
