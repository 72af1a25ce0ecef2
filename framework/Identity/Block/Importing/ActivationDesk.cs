using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Person = DigitalIndiaStack.Identity.Block.Domain.Person;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>Activates persons whom an import enrolled, once they stand before an agent. PIN, history and audit are one transaction.</summary>
internal sealed class ActivationDesk(IdentityDbContext db, Caller caller, ApiAnswers answers, SignInSecrets secrets, TimeProvider clock)
{
    public async Task<Results<Ok<Contracts.Person>, ProblemHttpResult>> ActivateAsync(ActivationRequest request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request, cancellationToken) is not var (person, import))
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        var refusal = Refuse(person, import, request.Pin);
        if (refusal is null && !await SetAsync(person.Id, request, cancellationToken))
        {
            refusal = IdentityProblems.ActivatedAlready;
        }

        if (refusal is not null)
        {
            return answers.Refuse(refusal);
        }

        db.History.Add(new SignInEvent { PersonId = person.Id, At = clock.GetUtcNow(), Outcome = SignInOutcome.Activated, Client = caller.ClientId });
        db.Record(new AuditEntry("identity.person.activate", caller.Actor)
        {
            Subject = person.Id.ToString(),
            Resource = $"person/{person.Id}",
            Detail = new Dictionary<string, string> { ["evidence"] = string.Join(' ', request.Evidence.Select(document => document.Sha256)), ["import"] = import.Id.ToString() },
        });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(answers.Show(await db.Persons.AsNoTracking().SingleAsync(row => row.Id == person.Id, cancellationToken)));
    }

    private async Task<(Person Person, ImportOf Import)?> FindAsync(ActivationRequest request, CancellationToken cancellationToken)
    {
        var (register, source, birth) = (request.Register, request.SourceId, request.DateOfBirth);
        if (await db.ImportedIds.AsNoTracking().FirstOrDefaultAsync(row => row.Register == register && row.SourceId == source, cancellationToken) is not { } id)
        {
            return null;
        }

        var line = await db.ImportLines.AsNoTracking().SingleAsync(row => row.ImportId == id.ImportId && row.Number == id.Number, cancellationToken);
        var person = line.PersonId is { } known ? await db.Persons.AsNoTracking().SingleAsync(row => row.Id == known, cancellationToken) : null;
        return person?.DateOfBirth == birth ? (person, (await db.ImportAsync(id.ImportId, cancellationToken))!) : null;
    }

    private ProblemKind? Refuse(Person person, ImportOf import, string pin) =>
        import.IsMadeBy(caller) || import.ReleasedBy == caller.Actor ? IdentityProblems.ActivatedByImporter
        : !person.AwaitsActivation ? IdentityProblems.ActivatedAlready
        : person.State != PersonState.Active ? IdentityProblems.PersonStateRefuses
        : Pin.IsTooSimple(pin) ? IdentityProblems.PinTooSimple
        : null;

    private async Task<bool> SetAsync(PersonId id, ActivationRequest request, CancellationToken cancellationToken)
    {
        var (hash, phone) = (secrets.Pins.Create(request.Pin), request.Phone);
        return await db.Persons.Where(person => person.Id == id && person.AwaitsActivation).ExecuteUpdateAsync(
            set => set.SetProperty(person => person.AwaitsActivation, false).SetProperty(person => person.PinHash, hash)
                .SetProperty(person => person.Phone, person => phone ?? person.Phone).SetProperty(person => person.Version, person => person.Version + 1),
            cancellationToken) == 1;
    }
}
