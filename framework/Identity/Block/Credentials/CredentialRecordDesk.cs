using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Tells what became of credentials, and revokes them for their person or for an operator.</summary>
internal sealed class CredentialRecordDesk(IdentityDbContext db, CredentialHolder holder, CredentialRevocation revocation, Caller caller, ApiAnswers answers)
{
    public async Task<Results<Ok<CredentialRecord>, ProblemHttpResult>> GetAsync(Guid credentialId, CancellationToken cancellationToken) =>
        await holder.FindAsync(cancellationToken) is { } person && await FindAsync(person, credentialId, cancellationToken) is { } record
            ? TypedResults.Ok(Show(record, person))
            : answers.Refuse(IdentityProblems.NotFound);

    public async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(Guid credentialId, CancellationToken cancellationToken)
    {
        if (await holder.FindAsync(cancellationToken) is not { } person || await FindAsync(person, credentialId, cancellationToken) is null)
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        await revocation.RevokeAsync(person.Id, credentialId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    public async Task<Results<NoContent, ProblemHttpResult>> RevokeAllAsync(Guid personId, CancellationToken cancellationToken)
    {
        var id = new Domain.PersonId(personId);
        if (!await db.Persons.AnyAsync(row => row.Id == id, cancellationToken))
        {
            return answers.Refuse(IdentityProblems.NotFound);
        }

        await revocation.RevokeAllAsync(id, caller.Actor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private Task<Credential?> FindAsync(Domain.Person person, Guid credential, CancellationToken cancellationToken) =>
        db.Credentials.AsNoTracking().SingleOrDefaultAsync(row => row.Id == credential && row.PersonId == person.Id, cancellationToken);

    private static CredentialRecord Show(Credential record, Domain.Person person) => new()
    {
        CredentialId = record.Id,
        IsPrinted = record.IsPrinted,
        Status = record.RevokedAt is not null ? CredentialStatus.Revoked : person.IsLetIn ? CredentialStatus.Valid : CredentialStatus.Suspended,
        IssuedAt = record.IssuedAt,
        ExpiresAt = record.ExpiresAt,
    };
}
