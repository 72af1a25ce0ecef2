using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>An application for enrolment, or for a correction. It is changed by statements of its own only, each from the states that it names (IDN-14.2).</summary>
internal sealed class FiledApplication : ITenantOwned, IVersioned
{
    /// <summary>The states in which it waits for its decision.</summary>
    public static readonly EnrolmentStatus[] Open = [EnrolmentStatus.Submitted, EnrolmentStatus.InReview];

    public required EnrolmentId Id { get; init; }

    public string Tenant { get; private set; } = "";

    /// <summary>The client that filed it.</summary>
    public required string Client { get; init; }

    public required EnrolmentKind Kind { get; init; }

    public EnrolmentStatus Status { get; init; }

    /// <summary>Whether the person files or an agent for them.</summary>
    public required Filing Filing { get; init; }

    /// <summary>The agent, as the register of agents names them.</summary>
    public string? Agent { get; init; }

    /// <summary>Who sent it: the person who was signed in, else the client.</summary>
    public required string FiledBy { get; init; }

    public string? SubmittedBy { get; init; }

    /// <summary>Everybody who filed, changed or submitted it, each once. None of them decides it, whatever others did since (IDN-14.11).</summary>
    public required string[] Hands { get; init; }

    public string? DecidedBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whom it enrolled, or is to correct.</summary>
    public PersonId? PersonId { get; init; }

    public required string FullName { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public required DateOnly DateOfBirth { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Language { get; init; }

    /// <summary>The hash of the PIN that the person chose; dropped when it is decided.</summary>
    public string? PinHash { get; init; }

    /// <summary>The documents, as JSON.</summary>
    public required string Evidence { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public long Version { get; private set; }

    /// <summary>Whether it waits for its decision.</summary>
    public bool IsOpen => Open.Contains(Status);

    /// <summary>What it says of the person to enrol.</summary>
    public PersonalData Data => new(FullName, DateOfBirth, Language!) { GivenName = GivenName, FamilyName = FamilyName, Email = Email, Phone = Phone };

    /// <summary>Whether somebody had a hand in it.</summary>
    public bool IsOf(string actor) => Hands.Contains(actor);

    /// <summary>The hands, when somebody has had one in it too.</summary>
    public string[] HandsWith(string actor) => IsOf(actor) ? Hands : [.. Hands, actor];
}
