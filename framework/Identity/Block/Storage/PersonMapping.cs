using DigitalIndiaStack.Identity.Block.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>Maps persons.</summary>
internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    /// <summary>Keeps the id of a person as a UUID.</summary>
    public static readonly ValueConverter<PersonId, Guid> Id = new(id => id.Value, value => new PersonId(value));

    private static readonly ValueConverter<NationalNumber, string> Number = new(number => number.Value, value => NationalNumber.Parse(value)!.Value);

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("persons");
        builder.HasKey(person => person.Id);
        builder.Property(person => person.Id).HasConversion(Id).ValueGeneratedNever();
        builder.Property(person => person.Number).HasConversion(Number).HasMaxLength(NationalNumber.Length);
        builder.Property(person => person.FullName).HasMaxLength(200);
        builder.Property(person => person.GivenName).HasMaxLength(100);
        builder.Property(person => person.FamilyName).HasMaxLength(100);
        builder.Property(person => person.Email).HasMaxLength(254);
        builder.Property(person => person.Phone).HasMaxLength(16);
        builder.Property(person => person.Language).HasMaxLength(35);
        builder.Property(person => person.Region).HasMaxLength(35);
        builder.Property(person => person.PinHash).HasMaxLength(128);
        builder.Property(person => person.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(person => person.Roles).HasMaxLength(500);
        builder.Property(person => person.VouchedBy).HasMaxLength(128);
        builder.Ignore(person => person.Address);

        // No two persons of a tenant have one number (IDN-2.2); sign-in and resolution look it up.
        builder.HasIndex(person => new { person.Tenant, person.Number }).IsUnique();

        // Candidates are looked for by their day of birth (IDN-14.5).
        builder.HasIndex(person => new { person.Tenant, person.DateOfBirth });
    }
}
