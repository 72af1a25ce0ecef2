using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Revoking;

/// <summary>Writes down what is revoked, to be saved with what revokes it; every block learns it from there (section 23).</summary>
internal sealed class RevocationBook(IdentityDbContext db, TimeProvider clock)
{
    /// <summary>The name under which it is announced.</summary>
    public const string Work = "revocations";

    /// <summary>Adds what is revoked now.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="names">Its names in access tokens.</param>
    public void Add(RevocationKind kind, params IEnumerable<string> names)
    {
        // Another instance may give a client tokens for a moment longer; they end with the others.
        var (now, until) = (clock.GetUtcNow(), kind == RevocationKind.Client ? ClientMemory.Life : TimeSpan.Zero);
        var rows = names.Select(name => new StoredRevocation { Id = Guid.CreateVersion7(now), Kind = kind, Name = name, At = now + until }).ToList();
        if (rows.Count > 0)
        {
            db.Revocations.AddRange(rows);
            db.Announce(Work);
        }
    }

    /// <summary>Adds what sign-ins of a person gave, and what others got who act for them.</summary>
    public async Task AddPersonAsync(PersonId person, CancellationToken cancellationToken)
    {
        var own = db.SessionParties.Where(party => db.Sessions.Any(session => session.Id == party.SessionId && session.PersonId == person));
        Add(RevocationKind.Grant, (await own.Select(party => party.AuthorizationId).ToListAsync(cancellationToken)).Select(NameOf));
        await AddActedAsync(person, cancellationToken);
    }

    /// <summary>Adds what others got who act for a person.</summary>
    public async Task AddActedAsync(PersonId person, CancellationToken cancellationToken)
    {
        var acted = db.DelegationGrants.Where(grant => grant.PrincipalId == person);
        Add(RevocationKind.Grant, (await acted.Select(grant => grant.AuthorizationId).ToListAsync(cancellationToken)).Select(NameOf));
    }

    /// <summary>The name of a grant in access tokens: that of its authorization, which is of one sign-in, one client and one block.</summary>
    public static string NameOf(Guid authorization) => authorization.ToString();
}
