using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Desk;

/// <summary>What a reviewer sees at the desk. Each candidate who is enrolled is looked at as a person is: with a record in the audit (IDN-2.6). Whoever calls commits.</summary>
internal sealed class DeskReviews(IdentityDbContext db, Caller caller, PairwiseSubjects subjects)
{
    /// <summary>What waits for a decision, oldest first.</summary>
    /// <param name="after">The last one of the page before.</param>
    /// <returns>A page of them, and where the next one begins.</returns>
    public async Task<(IReadOnlyList<FiledApplication> Shown, Guid? Next)> ListAsync(Guid? after, CancellationToken cancellationToken)
    {
        var last = new EnrolmentId(after ?? Guid.Empty);
        var rows = await db.Applications.AsNoTracking().Where(row => FiledApplication.Open.Contains(row.Status) && row.Id > last).OrderBy(row => row.Id)
            .Take(DeskFilings.PageSize + 1).ToListAsync(cancellationToken);
        db.Record(new AuditEntry("identity.enrolments.list", caller.Actor));
        return (rows.Count > DeskFilings.PageSize ? rows[..DeskFilings.PageSize] : rows, rows.Count > DeskFilings.PageSize ? rows[DeskFilings.PageSize - 1].Id.Value : null);
    }

    /// <summary>One application that is submitted, with whom its person may be; <see langword="null"/> when there is none.</summary>
    public async Task<ReviewedApplication?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.ReviewedAsync(id, cancellationToken) is not { } filed)
        {
            return null;
        }

        db.Record(new AuditEntry("identity.enrolment.read", caller.Actor) { Resource = $"enrolment-application/{filed.Id}" });
        var candidates = (await db.CandidatesAsync([filed.Id], cancellationToken))[filed.Id].ToList();
        return new ReviewedApplication(filed, await LookAsync(candidates, cancellationToken), await AgentAsync(filed, cancellationToken), filed.IsOf(caller.Actor));
    }

    /// <summary>The applications about the person who is signed in, newest first (IDN-14.33).</summary>
    public async Task<IReadOnlyList<FiledApplication>> OwnAsync(CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(caller.Tenant.Value, IdentityBlock.BlockName, caller.Actor, cancellationToken) is not { } person)
        {
            return [];
        }

        db.Record(new AuditEntry("identity.enrolments.own", caller.Actor) { Subject = person.ToString() });
        return await db.Applications.AsNoTracking().Where(row => row.PersonId == person).OrderByDescending(row => row.Id).Take(DeskFilings.PageSize).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<SeenCandidate>> LookAsync(List<ApplicationCandidate> candidates, CancellationToken cancellationToken)
    {
        var persons = candidates.Where(one => one.IsPerson).Select(one => new PersonId(one.Other)).ToList();
        var applications = candidates.Where(one => !one.IsPerson).Select(one => new EnrolmentId(one.Other)).ToList();
        var known = await db.Persons.AsNoTracking().Where(row => persons.Contains(row.Id)).ToDictionaryAsync(row => row.Id.Value, cancellationToken);
        var filed = await db.Applications.AsNoTracking().Where(row => applications.Contains(row.Id)).ToDictionaryAsync(row => row.Id.Value, cancellationToken);
        foreach (var person in known.Values)
        {
            db.Record(new AuditEntry("identity.person.read", caller.Actor) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}", Purpose = "enrolment.review" });
        }

        return [.. candidates.Select(one => one.IsPerson
            ? new SeenCandidate(one, known[one.Other].FullName, known[one.Other].DateOfBirth, known[one.Other].State)
            : new SeenCandidate(one, filed[one.Other].FullName, filed[one.Other].DateOfBirth, null))];
    }

    // An agent at the desk is named by their subject, others as the register of agents has them.
    private async Task<string?> AgentAsync(FiledApplication filed, CancellationToken cancellationToken) =>
        filed.Agent is { } agent && await subjects.FindAsync(caller.Tenant.Value, IdentityBlock.BlockName, agent, cancellationToken) is { } person
            ? await db.Persons.Where(row => row.Id == person).Select(row => row.FullName).SingleAsync(cancellationToken)
            : filed.Agent;
}

/// <summary>An application as a reviewer sees it.</summary>
/// <param name="Filed">The application.</param>
/// <param name="Candidates">Whom its person may be.</param>
/// <param name="Agent">Who acted for the person; <see langword="null"/> when they filed themselves.</param>
/// <param name="IsOwn">Whether the reviewer filed or submitted it, and must not decide it (IDN-14.11).</param>
internal sealed record ReviewedApplication(FiledApplication Filed, IReadOnlyList<SeenCandidate> Candidates, string? Agent, bool IsOwn);

/// <summary>A candidate with what a reviewer compares.</summary>
/// <param name="Found">What the search said.</param>
/// <param name="FullName">Their name.</param>
/// <param name="DateOfBirth">Their date of birth.</param>
/// <param name="State">The state of a person; <see langword="null"/> for an application.</param>
internal sealed record SeenCandidate(ApplicationCandidate Found, string FullName, DateOnly DateOfBirth, PersonState? State);
