using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalIndiaStack.Payments.Block.Storage;

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<SchemeParticipant>
{
    /// <summary>The most letters of a code.</summary>
    public const int CodeLength = 32;

    public void Configure(EntityTypeBuilder<SchemeParticipant> builder)
    {
        builder.ToTable("participants");
        builder.HasKey(participant => participant.Id);
        builder.Property(participant => participant.Id).HasConversion(id => id.Value, value => ParticipantId.From(value));
        builder.Property(participant => participant.Code).HasMaxLength(CodeLength);
        builder.Property(participant => participant.Name).HasMaxLength(200);
        builder.Property(participant => participant.Client).HasMaxLength(64);

        // A code names one participant of a tenant (PAY-17.2).
        builder.HasIndex(participant => new { participant.Tenant, participant.Code }).IsUnique();
    }
}

internal sealed class WindowConfiguration : IEntityTypeConfiguration<ClearingWindow>
{
    public void Configure(EntityTypeBuilder<ClearingWindow> builder)
    {
        builder.ToTable("settlement_windows");
        builder.HasKey(window => window.Id);
        builder.Property(window => window.Id).HasConversion(id => id.Value, value => WindowId.From(value));
        builder.Property(window => window.PreviousId).HasConversion(id => id!.Value.Value, value => WindowId.From(value));
        builder.Property(window => window.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(window => window.Reference).HasMaxLength(140);

        // One window of a tenant is open (PAY-17.7), and a transfer finds it by nothing else.
        builder.HasIndex(window => window.Tenant).IsUnique().HasFilter($"status = '{SettlementWindowStatus.Opened}'");
    }
}

internal sealed class EntryConfiguration : IEntityTypeConfiguration<WindowEntry>
{
    public void Configure(EntityTypeBuilder<WindowEntry> builder)
    {
        builder.ToTable("settlement_entries", table => table.HasCheckConstraint("ck_settlement_entries_between", "amount > 0 AND debtor_participant <> creditor_participant"));

        // A transfer is counted once (PAY-17.4).
        builder.HasKey(entry => entry.TransferId);
        builder.Property(entry => entry.TransferId).ValueGeneratedNever().HasConversion(id => id.Value, value => TransferId.From(value));
        builder.Property(entry => entry.WindowId).HasConversion(id => id.Value, value => WindowId.From(value));
        builder.Property(entry => entry.DebtorParticipant).HasMaxLength(ParticipantConfiguration.CodeLength);
        builder.Property(entry => entry.CreditorParticipant).HasMaxLength(ParticipantConfiguration.CodeLength);
        builder.Property(entry => entry.Currency).HasMaxLength(3);

        // A participant reads what it paid and received in a window, in the order of the ids (PAY-17.13).
        builder.HasIndex(entry => new { entry.WindowId, entry.DebtorParticipant, entry.TransferId });
        builder.HasIndex(entry => new { entry.WindowId, entry.CreditorParticipant, entry.TransferId });
    }
}

internal sealed class PositionConfiguration : IEntityTypeConfiguration<NetPosition>
{
    public void Configure(EntityTypeBuilder<NetPosition> builder)
    {
        builder.ToTable("settlement_positions", table => table.HasCheckConstraint("ck_settlement_positions_sums", "paid >= 0 AND received >= 0"));
        builder.HasKey(position => position.Id);
        builder.Property(position => position.Id).HasConversion(id => id.Value, value => PositionId.From(value));
        builder.Property(position => position.WindowId).HasConversion(id => id.Value, value => WindowId.From(value));
        builder.Property(position => position.Participant).HasMaxLength(ParticipantConfiguration.CodeLength);
        builder.Property(position => position.Currency).HasMaxLength(3);
        builder.Ignore(position => position.Net);
        builder.HasIndex(position => new { position.WindowId, position.Participant, position.Currency }).IsUnique();
    }
}
