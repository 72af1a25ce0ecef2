using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps applications with their candidates, and guardianships.</summary>
internal sealed class EnrollingMapping :
    IEntityTypeConfiguration<FiledApplication>,
    IEntityTypeConfiguration<ApplicationCandidate>,
    IEntityTypeConfiguration<BirthGate>,
    IEntityTypeConfiguration<GuardianOf>
{
    /// <summary>Keeps the id of an application as a UUID.</summary>
    public static readonly ValueConverter<EnrolmentId, Guid> Id = new(id => id.Value, value => new EnrolmentId(value));

    private const int ActorLength = 128;

    public void Configure(EntityTypeBuilder<FiledApplication> builder)
    {
        builder.ToTable("enrolment_applications");
        builder.HasKey(filed => filed.Id);
        builder.Property(filed => filed.Id).HasConversion(Id).ValueGeneratedNever();
        builder.Property(filed => filed.Client).HasMaxLength(64);
        builder.Property(filed => filed.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(filed => filed.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(filed => filed.Filing).HasConversion<string>().HasMaxLength(8);
        builder.Property(filed => filed.Agent).HasMaxLength(64);
        builder.Property(filed => filed.FiledBy).HasMaxLength(ActorLength);
        builder.Property(filed => filed.SubmittedBy).HasMaxLength(ActorLength);
        builder.Property(filed => filed.DecidedBy).HasMaxLength(ActorLength);
        builder.Property(filed => filed.Reason).HasMaxLength(1000);
        builder.Property(filed => filed.PersonId).HasConversion(PersonMapping.Id);
        builder.Property(filed => filed.FullName).HasMaxLength(200);
        builder.Property(filed => filed.GivenName).HasMaxLength(100);
        builder.Property(filed => filed.FamilyName).HasMaxLength(100);
        builder.Property(filed => filed.Email).HasMaxLength(254);
        builder.Property(filed => filed.Phone).HasMaxLength(16);
        builder.Property(filed => filed.Language).HasMaxLength(35);
        builder.Property(filed => filed.PinHash).HasMaxLength(128);
        builder.Ignore(filed => filed.IsOpen);
        builder.Ignore(filed => filed.Data);

        // A client reads its own newest first, reviewers those of a state.
        builder.HasIndex(filed => new { filed.Tenant, filed.Client, filed.Id });
        builder.HasIndex(filed => new { filed.Tenant, filed.Status, filed.Id });

        // Candidates are looked for by their day of birth (IDN-14.5).
        builder.HasIndex(filed => new { filed.Tenant, filed.DateOfBirth });

        // A person has one open correction (IDN-14.18).
        builder.HasIndex(filed => filed.PersonId).IsUnique().HasFilter("kind = 'Correction' AND status IN ('Submitted', 'InReview')");
    }

    public void Configure(EntityTypeBuilder<ApplicationCandidate> builder)
    {
        builder.ToTable("enrolment_candidates");
        builder.HasKey(candidate => new { candidate.ApplicationId, candidate.Other });
        builder.Property(candidate => candidate.ApplicationId).HasConversion(Id);
        builder.Property(candidate => candidate.Name).HasConversion<string>().HasMaxLength(16);
        builder.Property(candidate => candidate.Birth).HasConversion<string>().HasMaxLength(16);
    }

    public void Configure(EntityTypeBuilder<BirthGate> builder)
    {
        builder.ToTable("birth_gates");
        builder.HasKey(gate => new { gate.Tenant, gate.Day });
    }

    public void Configure(EntityTypeBuilder<GuardianOf> builder)
    {
        builder.ToTable("guardianships");
        builder.HasKey(guardian => guardian.Id);
        builder.Property(guardian => guardian.Id).ValueGeneratedNever();
        builder.Property(guardian => guardian.MinorId).HasConversion(PersonMapping.Id);
        builder.Property(guardian => guardian.GuardianId).HasConversion(PersonMapping.Id);
        builder.Property(guardian => guardian.Basis).HasConversion<string>().HasMaxLength(16);
        builder.Property(guardian => guardian.AppointedBy).HasMaxLength(ActorLength);
        builder.Property(guardian => guardian.Reason).HasMaxLength(1000);

        // Nobody is the guardian of a minor twice at a time.
        builder.HasIndex(guardian => new { guardian.MinorId, guardian.GuardianId }).IsUnique().HasFilter("ended_at IS NULL");
    }
}
