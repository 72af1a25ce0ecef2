using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Subjects;

/// <summary>Tells trusted clients by which name another of them, or they themselves, know a person; each answer is recorded.</summary>
internal sealed class SubjectMapper(IdentityDbContext db, PairwiseSubjects subjects, ClientDirectory clients)
{
    /// <summary>The caller's own name of a person, and nobody else's (IDN-4.2).</summary>
    public async Task<string> ResolveAsync(Domain.Person person, Caller caller, CancellationToken cancellationToken)
    {
        Record("identity.subject.resolve", caller, person.Id, caller.ClientId);
        return await subjects.OfAsync(person.Tenant, caller.ClientId, person.Id, cancellationToken);
    }

    /// <summary>The name by which the audience knows whom the relying party knows; <see langword="null"/> when there is none in the caller's tenant.</summary>
    public async Task<string?> MapAsync(SubjectMapping mapping, Caller caller, CancellationToken cancellationToken)
    {
        var tenant = caller.Tenant.Value;
        if (await subjects.FindAsync(tenant, mapping.RelyingParty, mapping.Subject, cancellationToken) is not { } person
            || !await clients.ExistsAsync(mapping.Audience, cancellationToken))
        {
            return null;
        }

        Record("identity.subject.map", caller, person, mapping.Audience);
        return await subjects.OfAsync(tenant, mapping.Audience, person, cancellationToken);
    }

    private void Record(string action, Caller caller, PersonId person, string audience) =>
        db.Record(new AuditEntry(action, caller.Actor) { Subject = person.ToString(), Resource = $"subject/{audience}" });
}
