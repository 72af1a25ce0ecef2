using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;

namespace DigitalIndiaStack.Identity.Block.Storage;

/// <summary>
/// One entry of a person's history of sign-ins (IDN-8.1). It holds no secret, no number and no address of the network. Attempts at a number that nobody
/// has are written too, of <see cref="Nobody"/>: the time that an answer takes must not tell the one from the other (IDN-3.11).
/// </summary>
internal sealed class SignInEvent
{
    /// <summary>Whose entries nobody can read; they are swept within the hour.</summary>
    public static readonly PersonId Nobody;

    /// <summary>How long an entry is kept.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(365);

    /// <summary>Place in the order of all entries.</summary>
    public long Sequence { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required SignInOutcome Outcome { get; init; }

    /// <summary>The relying party that asked; <see langword="null"/> for the pages of this block.</summary>
    public string? Client { get; init; }

    /// <summary>The second factor that it is about; <see langword="null"/> for none.</summary>
    public FactorKind? Factor { get; init; }

    /// <summary>The other person of a delegation, whom the person knows; <see langword="null"/> for none.</summary>
    public PersonId? Other { get; init; }
}
