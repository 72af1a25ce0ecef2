using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Storage;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>A person enrolled in a tenant.</summary>
internal sealed class Person : ITenantOwned, IVersioned
{
    private Person()
    {
    }

    public required PersonId Id { get; init; }

    public string Tenant { get; private set; } = "";

    public required NationalNumber Number { get; init; }

    public required string FullName { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public required DateOnly DateOfBirth { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>BCP 47 tag of the language that the person reads.</summary>
    public required string Language { get; init; }

    public required string PinHash { get; init; }

    public PersonState State { get; private set; }

    /// <summary>What the person is besides a citizen, such as <c>agriculture-officer</c>; separated by spaces.</summary>
    public string Roles { get; init; } = "";

    public required DateTimeOffset EnrolledAt { get; init; }

    public long Version { get; private set; }

    /// <summary>Where one-time codes go: the e-mail address, else the phone, else the number, for the office that assists the person.</summary>
    public string Address => Email ?? Phone ?? Number.Value;

    /// <summary>The roles that concern one block: those that begin with its name.</summary>
    /// <param name="block">Name of the block, such as <c>agriculture</c>.</param>
    public IEnumerable<string> RolesAt(string block) =>
        Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(role => role.StartsWith(block + "-", StringComparison.Ordinal));

    /// <summary>Whether the person has a role.</summary>
    public bool Has(string role) => Roles.Split(' ').Contains(role);

    /// <summary>Says why these data and this PIN cannot be enrolled; <see langword="null"/> when they can (IDN-2.4, IDN-2.7).</summary>
    public static ProblemKind? Refuse(PersonalData data, string pin, DateTimeOffset now)
    {
        if (Pin.IsTooSimple(pin))
        {
            return IdentityProblems.PinTooSimple;
        }

        // Nobody is born tomorrow anywhere: the first place on earth is 14 hours ahead of UTC.
        return data.DateOfBirth > DateOnly.FromDateTime(now.UtcDateTime.AddHours(14)) ? IdentityProblems.BirthInFuture : null;
    }

    /// <summary>Enrols a person whose data were not refused.</summary>
    public static Person Enrol(PersonalData data, NationalNumber number, string pinHash, DateTimeOffset now) => new()
    {
        Id = PersonId.New(now),
        Number = number,
        FullName = data.FullName,
        GivenName = data.GivenName,
        FamilyName = data.FamilyName,
        DateOfBirth = data.DateOfBirth,
        Email = data.Email,
        Phone = data.Phone,
        Language = data.Language,
        PinHash = pinHash,
        Roles = string.Join(' ', data.Roles),

        // The store keeps microseconds; the first answer must be the same as every later one.
        EnrolledAt = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond)),
    };
}
