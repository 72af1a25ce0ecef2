using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Domain.Names;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Looks for those who are like the person of an application (IDN-14.5).</summary>
internal sealed class CandidateSearch(IdentityDbContext db, ITenantAccessor tenants)
{
    /// <summary>How many are kept; a reviewer who has seen so many has seen enough.</summary>
    public const int Most = 50;

    /// <summary>Finds them. From here on nobody else who is born on that day is submitted or issued before the transaction ends.</summary>
    public async Task<IReadOnlyList<ApplicationCandidate>> FindAsync(FiledApplication filed, CancellationToken cancellationToken)
    {
        await EnterAsync(BirthForm.Canonical(filed.DateOfBirth), cancellationToken);
        return await LookAsync(filed, cancellationToken);
    }

    /// <summary>Finds those that there are now; others may come at any time.</summary>
    public async Task<IReadOnlyList<ApplicationCandidate>> LookAsync(FiledApplication filed, CancellationToken cancellationToken)
    {
        var form = NameForm.Of(filed.FullName);
        var found = new List<ApplicationCandidate>();
        foreach (var other in (await PersonsAsync(filed, cancellationToken)).Concat(await ApplicationsAsync(filed, cancellationToken)))
        {
            if (found.Count < Most && form.LikenessTo(NameForm.Of(other.FullName)) is { } name)
            {
                found.Add(new ApplicationCandidate { ApplicationId = filed.Id, Other = other.Id, IsPerson = other.IsPerson, Name = name, Birth = BirthForm.Likeness(filed.DateOfBirth, other.DateOfBirth) });
            }
        }

        return found;
    }

    // The row is there after the first line, whoever made it; the second holds it.
    private async Task EnterAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await db.TryInsertAsync(new BirthGate { Tenant = tenants.Tenant!, Day = day }, cancellationToken);
        await db.BirthGates.Where(gate => gate.Day == day).ExecuteUpdateAsync(set => set.SetProperty(gate => gate.Turn, gate => gate.Turn + 1), cancellationToken);
    }

    private async Task<List<Other>> PersonsAsync(FiledApplication filed, CancellationToken cancellationToken)
    {
        var (day, exchanged) = (filed.DateOfBirth, BirthForm.Exchanged(filed.DateOfBirth));
        var self = filed.PersonId ?? default;
        return await db.Persons.AsNoTracking()
            .Where(person => (person.DateOfBirth == day || person.DateOfBirth == exchanged) && person.Id != self)
            .OrderBy(person => person.Id)
            .Select(person => new Other(person.Id.Value, true, person.FullName, person.DateOfBirth))
            .ToListAsync(cancellationToken);
    }

    private async Task<List<Other>> ApplicationsAsync(FiledApplication filed, CancellationToken cancellationToken)
    {
        var (day, exchanged) = (filed.DateOfBirth, BirthForm.Exchanged(filed.DateOfBirth));
        return await db.Applications.AsNoTracking()
            .Where(other => (other.DateOfBirth == day || other.DateOfBirth == exchanged) && FiledApplication.Open.Contains(other.Status) && other.Kind == EnrolmentKind.Enrolment && other.Id != filed.Id)
            .OrderBy(other => other.Id)
            .Select(other => new Other(other.Id.Value, false, other.FullName, other.DateOfBirth))
            .ToListAsync(cancellationToken);
    }

    private sealed record Other(Guid Id, bool IsPerson, string FullName, DateOnly DateOfBirth);
}
