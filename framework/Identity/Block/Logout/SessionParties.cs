using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Joins relying parties to the session of a person, so that its end ends what they got.</summary>
internal sealed class SessionParties(IdentityDbContext db)
{
    /// <summary>
    /// Joins one, in the transaction that runs. The row of the session is taken first: a logout at the same moment either finds this relying party
    /// too, or leaves no session to join (IDN-10.7).
    /// </summary>
    /// <returns><see langword="false"/> when the session has ended.</returns>
    public async Task<bool> TryJoinAsync(SessionParty party, CancellationToken cancellationToken)
    {
        // An update of nothing, for the lock of the row.
        var found = await db.Sessions.Where(row => row.Id == party.SessionId)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.ExpiresAt, row => row.ExpiresAt), cancellationToken);
        if (found > 0)
        {
            await db.TryInsertAsync(party, cancellationToken);
        }

        return found > 0;
    }
}
