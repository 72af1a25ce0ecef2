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

    /// <summary>Where the person lives, as a code of the country's administrative units.</summary>
    public string? Region { get; init; }

    public required string PinHash { get; init; }

    /// <summary>Whether an import enrolled the person and nobody has chosen a PIN yet: then the hash is of no PIN.</summary>
    public bool AwaitsActivation { get; init; }

    public PersonState State { get; private set; }

    /// <summary>What the person is besides a citizen, such as <c>agriculture-officer</c>; separated by spaces.</summary>
    public string Roles { get; init; } = "";

    public required DateTimeOffset EnrolledAt { get; init; }

    /// <summary>Who vouches for name and date of birth: the client that enrolled the person; <see langword="null"/> for whoever enrolled themselves.</summary>
    public string? VouchedBy { get; init; }

    /// <summary>Whether the person has closed their sign-in to every relying party (IDN-8.6).</summary>
    public bool IsSignInLocked { get; private set; }

    /// <summary>When they last did, or were suspended; what was signed in until then is over, also after they unlocked it or were reinstated (IDN-8.7, IDN-14.19).</summary>
    public DateTimeOffset? SignInLockedAt { get; private set; }

    public long Version { get; private set; }

    /// <summary>Where one-time codes go: the e-mail address, else the phone, else the number, for the office that assists the person.</summary>
    public string Address => Email ?? Phone ?? Number.Value;

    /// <summary>The roles that concern one block: those that begin with its name.</summary>
    /// <param name="block">Name of the block, such as <c>agriculture</c>.</param>
    public IEnumerable<string> RolesAt(string block) =>
        Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(role => role.StartsWith(block + "-", StringComparison.Ordinal));

    /// <summary>Closes the sign-in to relying parties, and ends what is signed in.</summary>
    /// <returns><see langword="false"/> when it is closed already.</returns>
    public bool LockSignIn(DateTimeOffset now)
    {
        if (IsSignInLocked)
        {
            return false;
        }

        (IsSignInLocked, SignInLockedAt) = (true, now);
        return true;
    }

    /// <summary>Opens it again.</summary>
    /// <returns><see langword="false"/> when it is open already.</returns>
    public bool UnlockSignIn()
    {
        var wasLocked = IsSignInLocked;
        IsSignInLocked = false;
        return wasLocked;
    }

    /// <summary>Whether relying parties may have the person signed in.</summary>
    public bool IsLetIn => State == PersonState.Active && !IsSignInLocked;

    /// <summary>Whether relying parties may have what was signed in at a moment.</summary>
    public bool LetsIn(DateTimeOffset signedInAt) => !IsSignInLocked && (SignInLockedAt is not { } over || signedInAt > over);

    /// <summary>Whether the person has a role.</summary>
    public bool Has(string role) => Roles.Split(' ').Contains(role);

    /// <summary>Says why these data and this PIN cannot be enrolled; <see langword="null"/> when they can (IDN-2.4, IDN-2.7).</summary>
    public static ProblemKind? Refuse(PersonalData data, string pin, DateTimeOffset now)
    {
        if (Pin.IsTooSimple(pin))
        {
            return IdentityProblems.PinTooSimple;
        }

        return IsInFuture(data.DateOfBirth, now) ? IdentityProblems.BirthInFuture : null;
    }

    /// <summary>Whether nobody can be born on that day yet; the first place on earth is 14 hours ahead of UTC (IDN-2.7).</summary>
    public static bool IsInFuture(DateOnly birth, DateTimeOffset now) => birth > DateOnly.FromDateTime(now.UtcDateTime.AddHours(14));

    /// <summary>Enrols a person whose data were not refused.</summary>
    /// <param name="vouchedBy">Who vouches for the data; <see langword="null"/> for nobody.</param>
    /// <param name="awaitsActivation">Whether nobody has chosen a PIN yet.</param>
    public static Person Enrol(PersonalData data, NationalNumber number, string pinHash, DateTimeOffset now, string? vouchedBy = null, bool awaitsActivation = false) => new()
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
        Region = data.Region,
        PinHash = pinHash,
        AwaitsActivation = awaitsActivation,
        Roles = string.Join(' ', data.Roles),
        VouchedBy = vouchedBy,

        // The store keeps microseconds; the first answer must be the same as every later one.
        EnrolledAt = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond)),
    };
}
