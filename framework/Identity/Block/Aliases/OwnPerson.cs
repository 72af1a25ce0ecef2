using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Aliases;

/// <summary>The person who acts in a call of this API, whom a token names by the subject that this block knows them by.</summary>
internal sealed class OwnPerson(IdentityDbContext db, PairwiseSubjects subjects, Caller caller)
{
    /// <summary>The person; <see langword="null"/> when a client acts for itself, or the person may act no more.</summary>
    public async Task<PersonId?> FindAsync(CancellationToken cancellationToken)
    {
        var tenant = caller.Tenant.Value;
        return caller.Subject is { } subject
            && await subjects.FindAsync(tenant, IdentityBlock.BlockName, subject, cancellationToken) is { } person
            && await db.PersonsOfAll.AnyAsync(row => row.Id == person && row.State == PersonState.Active && !row.IsSignInLocked, cancellationToken)
                ? person
                : null;
    }
}
