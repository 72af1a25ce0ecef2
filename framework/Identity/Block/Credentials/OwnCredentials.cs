using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>What a person does with their credentials on the page of them.</summary>
internal sealed class OwnCredentials(
    IdentityDbContext db, [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit, CredentialIssue issue, CredentialRevocation revocation, CurrentTenant tenant)
{
    private const int MostShown = 50;

    /// <summary>Makes a credential for print, or says why not.</summary>
    public async Task<(string Text, ProblemKind? Problem)> PrintAsync(Session session, IReadOnlyCollection<CredentialClaim> claims, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(session.Tenant));
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using var work = begun.Work;
        var (record, text, problem) = await issue.MakeAsync(await PersonAsync(session, cancellationToken), claims, null, cancellationToken);
        if (record is not null)
        {
            await work.CommitAsync(null, cancellationToken);
        }

        return (text, problem);
    }

    /// <summary>The credentials that count, newest first.</summary>
    public Task<List<Credential>> ListAsync(Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(session.Tenant));
        return db.Credentials.AsNoTracking()
            .Where(row => row.PersonId == session.PersonId && row.RevokedAt == null && row.ExpiresAt > now)
            .OrderByDescending(row => row.IssuedAt)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Revokes one, when it is the person's own.</summary>
    public async Task RevokeAsync(Session session, Guid credential, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(session.Tenant));
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using var work = begun.Work;
        await revocation.RevokeAsync(session.PersonId, credential, cancellationToken);
        await work.CommitAsync(null, cancellationToken);
    }

    private Task<Domain.Person> PersonAsync(Session session, CancellationToken cancellationToken) =>
        db.Persons.AsNoTracking().SingleAsync(person => person.Id == session.PersonId, cancellationToken);
}
