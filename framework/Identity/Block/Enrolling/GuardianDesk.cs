using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Person = DigitalIndiaStack.Identity.Block.Domain.Person;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Gives minors guardians.</summary>
internal sealed class GuardianDesk(IdentityDbContext db, Caller caller, ApiAnswers answers, CountryToday today, TimeProvider clock)
{
    /// <summary>How many a list holds at most; nobody has had so many.</summary>
    private const int Most = 1000;

    private DateOnly Today => today.Of(caller.Tenant.Value);

    public async Task<Results<Created<Guardianship>, ProblemHttpResult>> AppointAsync(Guid personId, GuardianDraft draft, CancellationToken cancellationToken)
    {
        if (await PersonAsync(personId, cancellationToken) is not { } minor)
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        var guardian = await PersonAsync(draft.GuardianId, cancellationToken);
        if (RefusalOf(minor, guardian) is { } refusal)
        {
            return answers.Refuse(refusal);
        }

        var row = Read(minor.Id, draft);
        try
        {
            db.Guardians.Add(row);
            Record("appoint", row);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return answers.Refuse(IdentityProblems.GuardianAlready);
        }

        return TypedResults.Created($"/identity/v1/guardianships/{row.Id}", Show(row, minor));
    }

    public async Task<Results<Ok<GuardianshipList>, ProblemHttpResult>> ListAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (await PersonAsync(personId, cancellationToken) is not { } minor)
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        var rows = await db.Guardians.AsNoTracking().Where(row => row.MinorId == minor.Id).OrderBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        db.Record(new AuditEntry("identity.guardians.list", caller.Actor) { Subject = minor.Id.ToString(), Resource = $"person/{minor.Id}" });
        return TypedResults.Ok(new GuardianshipList { Items = [.. rows.Select(row => Show(row, minor))] });
    }

    public async Task<Results<Ok<Guardianship>, ProblemHttpResult>> EndAsync(Guid guardianshipId, StandingChange change, CancellationToken cancellationToken)
    {
        if (await RowAsync(guardianshipId, cancellationToken) is not { } row)
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        var (minor, now) = ((await PersonAsync(row.MinorId.Value, cancellationToken))!, clock.GetUtcNow());
        var isActive = row.StatusOn(Majority.Of(minor.DateOfBirth), Today) == GuardianshipStatus.Active;
        if (!isActive || await db.Guardians.Where(other => other.Id == row.Id && other.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(other => other.EndedAt, now).SetProperty(other => other.Reason, change.Reason), cancellationToken) == 0)
        {
            return answers.Refuse(IdentityProblems.GuardianshipOver);
        }

        Record("end", row);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Show((await RowAsync(guardianshipId, cancellationToken))!, minor));
    }

    private ProblemKind? RefusalOf(Person minor, Person? guardian) =>
        minor.State == PersonState.Deceased ? IdentityProblems.PersonStateRefuses
        : Majority.Of(minor.DateOfBirth) <= Today ? IdentityProblems.OfAge
        : guardian is not { State: PersonState.Active } || Majority.Of(guardian.DateOfBirth) > Today ? IdentityProblems.GuardianUnfit
        : null;

    private GuardianOf Read(PersonId minor, GuardianDraft draft) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        MinorId = minor,
        GuardianId = new PersonId(draft.GuardianId),
        Basis = draft.Basis,
        Evidence = ApplicationAnswers.Keep(draft.Evidence),
        AppointedBy = caller.Actor,
        Since = clock.GetUtcNow() is var now ? now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMicrosecond)) : default,
    };

    private Guardianship Show(GuardianOf row, Person minor) => new()
    {
        GuardianshipId = row.Id,
        MinorId = row.MinorId.Value,
        GuardianId = row.GuardianId.Value,
        Basis = row.Basis,
        Status = row.StatusOn(Majority.Of(minor.DateOfBirth), Today),
        Since = row.Since,
        Until = Majority.Of(minor.DateOfBirth),
    };

    private void Record(string act, GuardianOf row) =>
        db.Record(new AuditEntry($"identity.guardian.{act}", caller.Actor) { Subject = row.MinorId.ToString(), Resource = $"guardianship/{row.Id}" });

    private Task<Person?> PersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        var id = new PersonId(personId);
        return db.Persons.AsNoTracking().FirstOrDefaultAsync(person => person.Id == id, cancellationToken);
    }

    private Task<GuardianOf?> RowAsync(Guid guardianshipId, CancellationToken cancellationToken) =>
        db.Guardians.AsNoTracking().FirstOrDefaultAsync(row => row.Id == guardianshipId, cancellationToken);
}
