using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Credentials;

/// <summary>Revokes credentials. The lists say so from the same moment, because they are written from what holds.</summary>
internal sealed class CredentialRevocation(IdentityDbContext db, TimeProvider clock)
{
    /// <summary>Revokes one credential of a person; the caller saves.</summary>
    public Task RevokeAsync(PersonId person, Guid credential, CancellationToken cancellationToken) =>
        RevokeAsync(db.Credentials.Where(row => row.Id == credential), person, person.ToString(), $"credential/{credential}", cancellationToken);

    /// <summary>Revokes all credentials of a person; the caller saves.</summary>
    public Task RevokeAllAsync(PersonId person, string actor, CancellationToken cancellationToken) =>
        RevokeAsync(db.Credentials, person, actor, $"person/{person}/credentials", cancellationToken);

    private async Task RevokeAsync(IQueryable<Credential> credentials, PersonId person, string actor, string resource, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var count = await credentials.Where(row => row.PersonId == person && row.RevokedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.RevokedAt, now), cancellationToken);
        if (count > 0)
        {
            db.Record(new AuditEntry("identity.credential.revoke", actor) { Subject = person.ToString(), Resource = resource });
        }
    }
}
