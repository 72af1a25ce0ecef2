using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>Somebody who is like the person of an application: enrolled, or in another open application (IDN-14.5).</summary>
internal sealed class ApplicationCandidate : ITenantOwned
{
    public required EnrolmentId ApplicationId { get; init; }

    public string Tenant { get; private set; } = "";

    /// <summary>The id of the person or of the other application.</summary>
    public required Guid Other { get; init; }

    public required bool IsPerson { get; init; }

    public required NameLikeness Name { get; init; }

    public required BirthLikeness Birth { get; init; }
}
