using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Subjects;

/// <summary>Gives each relying party its own name of a person (IDN-4.1), and finds the person of such a name.</summary>
internal sealed class PairwiseSubjects(IdentityDbContext db, IdentityKeys keys)
{
    /// <summary>The name by which a client or block knows a person. It is written down, because the derivation goes one way only.</summary>
    /// <param name="sector">The client id or the block's name.</param>
    public async Task<string> OfAsync(string tenant, string sector, PersonId person, CancellationToken cancellationToken)
    {
        var known = await db.Subjects.AsNoTracking()
            .Where(row => row.PersonId == person && row.Sector == sector)
            .Select(row => row.Subject)
            .SingleOrDefaultAsync(cancellationToken);
        if (known is not null)
        {
            return known;
        }

        var subject = Derive(tenant, sector, person);
        await db.TryInsertAsync(new PairwiseSubject { Tenant = tenant, Sector = sector, Subject = subject, PersonId = person }, cancellationToken);
        return subject;
    }

    /// <summary>Finds whom a client or block knows by a name; <see langword="null"/> when nobody of the tenant.</summary>
    public async Task<PersonId?> FindAsync(string tenant, string sector, string subject, CancellationToken cancellationToken)
    {
        var found = await db.Subjects.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Tenant == tenant && row.Sector == sector && row.Subject == subject, cancellationToken);
        return found?.PersonId;
    }

    private string Derive(string tenant, string sector, PersonId person) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Pairwise, Encoding.UTF8.GetBytes($"{tenant}|{sector}|{person}")));
}
