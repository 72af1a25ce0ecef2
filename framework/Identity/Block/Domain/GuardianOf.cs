using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>Who answers for a minor. It lapses by the minor's age, which nobody writes down: their date of birth may be corrected (IDN-14.25).</summary>
internal sealed class GuardianOf : ITenantOwned
{
    public required Guid Id { get; init; }

    public string Tenant { get; private set; } = "";

    public required PersonId MinorId { get; init; }

    public required PersonId GuardianId { get; init; }

    public required GuardianBasis Basis { get; init; }

    /// <summary>The documents, as JSON.</summary>
    public required string Evidence { get; init; }

    public required string AppointedBy { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>When somebody ended it, or one of the two died.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public string? Reason { get; init; }

    /// <summary>The state on a day.</summary>
    /// <param name="majority">The first day on which the minor is of age.</param>
    /// <param name="today">The day in the country.</param>
    public GuardianshipStatus StatusOn(DateOnly majority, DateOnly today) =>
        EndedAt is not null ? GuardianshipStatus.Ended : today >= majority ? GuardianshipStatus.Lapsed : GuardianshipStatus.Active;
}
