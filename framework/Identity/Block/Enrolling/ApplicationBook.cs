using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Person = DigitalIndiaStack.Identity.Block.Domain.Person;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Writes applications: state, candidates and audit are one transaction.</summary>
internal sealed class ApplicationBook(IdentityDbContext db, Caller caller, SignInSecrets secrets, CandidateSearch search, TimeProvider clock)
{
    /// <summary>The moment, as the store keeps it.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() is var now ? now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond)) : default;

    /// <summary>Why a draft is not taken; <see langword="null"/> when it is.</summary>
    public ProblemKind? Refuse(EnrolmentDraft draft) =>
        RefuseUnnamed(draft.Filing, draft.Agent) ?? Person.Refuse(new PersonalData(draft.FullName, draft.DateOfBirth, draft.Language), draft.Pin, clock.GetUtcNow());

    /// <summary>Why nobody may file like that (IDN-14.4).</summary>
    public static ProblemKind? RefuseUnnamed(Filing filing, string? agent) => filing == Filing.Agent && agent is null ? IdentityProblems.AgentUnnamed : null;

    /// <summary>A new application as a draft says it.</summary>
    /// <param name="keptPin">The hash of the PIN that stays; <see langword="null"/> for that of the draft.</param>
    public FiledApplication Read(EnrolmentDraft draft, string? keptPin = null) => new()
    {
        Id = NewId(),
        Client = caller.ClientId,
        Kind = EnrolmentKind.Enrolment,
        Filing = draft.Filing,
        Agent = draft.Agent,
        FiledBy = caller.Actor,
        Hands = [caller.Actor],
        FullName = draft.FullName,
        GivenName = draft.GivenName,
        FamilyName = draft.FamilyName,
        DateOfBirth = draft.DateOfBirth,
        Email = draft.Email,
        Phone = draft.Phone,
        Language = draft.Language,
        PinHash = keptPin ?? secrets.Pins.Create(draft.Pin),
        Evidence = ApplicationAnswers.Keep(draft.Evidence),
        DraftedAt = Now,
    };

    /// <summary>An id that sorts after those before it.</summary>
    public EnrolmentId NewId() => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Writes a new application.</summary>
    public async Task AddAsync(FiledApplication filed, IReadOnlyList<ApplicationCandidate> candidates, CancellationToken cancellationToken)
    {
        db.Applications.Add(filed);
        db.Candidates.AddRange(candidates);
        await RecordAsync("file", filed, cancellationToken);
    }

    /// <summary>Submits a draft, with the candidates that there are (IDN-14.5).</summary>
    /// <returns>Why not; <see langword="null"/> when it is submitted.</returns>
    public async Task<ProblemKind?> SubmitAsync(FiledApplication filed, CancellationToken cancellationToken)
    {
        if (filed.Status != EnrolmentStatus.Draft)
        {
            return IdentityProblems.ApplicationStateRefuses;
        }

        if (filed.Evidence == "[]")
        {
            return IdentityProblems.NoEvidence;
        }

        var candidates = await search.FindAsync(filed, cancellationToken);
        if (!await db.SubmitAsync(filed, StatusWith(candidates), caller.Actor, Now, cancellationToken))
        {
            return IdentityProblems.ApplicationStateRefuses;
        }

        db.Candidates.AddRange(candidates);
        return null;
    }

    /// <summary>The state in which an application begins to wait.</summary>
    public static EnrolmentStatus StatusWith(IReadOnlyList<ApplicationCandidate> candidates) => candidates.Count > 0 ? EnrolmentStatus.InReview : EnrolmentStatus.Submitted;

    /// <summary>Records an act and saves it.</summary>
    public Task RecordAsync(string act, FiledApplication filed, CancellationToken cancellationToken)
    {
        db.Record(new AuditEntry($"identity.enrolment.{act}", caller.Actor) { Subject = filed.PersonId?.ToString(), Resource = $"enrolment-application/{filed.Id}" });
        return db.SaveChangesAsync(cancellationToken);
    }
}
