using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Person = DigitalIndiaStack.Identity.Contracts.Person;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>Suspends and reinstates persons, and records their death. Whoever may not sign in any more is signed out in the same transaction (IDN-14.19).</summary>
internal sealed class StandingDesk(IdentityDbContext db, Caller caller, ApiAnswers answers, SessionEnd sessions, DelegationSteps delegations, TimeProvider clock)
{
    public Task<Results<Ok<Person>, ProblemHttpResult>> SuspendAsync(Guid personId, StandingChange change, CancellationToken cancellationToken) =>
        ChangeAsync(new PersonId(personId), [PersonState.Active], PersonState.Suspended, change, cancellationToken);

    public Task<Results<Ok<Person>, ProblemHttpResult>> ReinstateAsync(Guid personId, StandingChange change, CancellationToken cancellationToken) =>
        ChangeAsync(new PersonId(personId), [PersonState.Suspended], PersonState.Active, change, cancellationToken);

    public Task<Results<Ok<Person>, ProblemHttpResult>> RecordDeathAsync(Guid personId, StandingChange change, CancellationToken cancellationToken) =>
        ChangeAsync(new PersonId(personId), [PersonState.Active, PersonState.Suspended], PersonState.Deceased, change, cancellationToken);

    private async Task<Results<Ok<Person>, ProblemHttpResult>> ChangeAsync(PersonId id, PersonState[] from, PersonState to, StandingChange change, CancellationToken cancellationToken)
    {
        if (!await db.Persons.AnyAsync(person => person.Id == id, cancellationToken))
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        if (!await SetAsync(id, from, to, cancellationToken))
        {
            return answers.Refuse(IdentityProblems.PersonStateRefuses);
        }

        if (to != PersonState.Active)
        {
            await sessions.EndAllAsync(id, caller.Actor, cancellationToken);
        }

        if (to == PersonState.Deceased)
        {
            await EndGuardianshipsAsync(id, change.Reason, cancellationToken);
            await delegations.EndAllAsync(id, caller.Actor, cancellationToken);
        }

        db.Record(new AuditEntry($"identity.person.{to.ToString().ToLowerInvariant()}", caller.Actor)
        {
            Subject = id.ToString(),
            Resource = $"person/{id}",
            Detail = new Dictionary<string, string> { ["reason"] = change.Reason },
        });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(answers.Show(await db.Persons.AsNoTracking().SingleAsync(person => person.Id == id, cancellationToken)));
    }

    private async Task<bool> SetAsync(PersonId id, PersonState[] from, PersonState to, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = db.Persons.Where(person => person.Id == id && from.Contains(person.State));
        return to == PersonState.Active
            ? await found.ExecuteUpdateAsync(set => set.SetProperty(person => person.State, to).SetProperty(person => person.Version, person => person.Version + 1), cancellationToken) == 1
            : await found.ExecuteUpdateAsync(
                set => set.SetProperty(person => person.State, to).SetProperty(person => person.SignInLockedAt, now).SetProperty(person => person.Version, person => person.Version + 1),
                cancellationToken) == 1;
    }

    private Task<int> EndGuardianshipsAsync(PersonId id, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Guardians.Where(row => (row.MinorId == id || row.GuardianId == id) && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now).SetProperty(row => row.Reason, reason), cancellationToken);
    }
}
