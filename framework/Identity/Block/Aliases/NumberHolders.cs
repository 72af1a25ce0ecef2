using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Aliases;

/// <summary>Finds whose a national number or an active virtual id is, for the sign-in and for resolutions.</summary>
internal sealed class NumberHolders(IdentityDbContext db)
{
    /// <summary>The digits of a national number or virtual id, as people write them; <see langword="null"/> when it has the form of neither.</summary>
    public static string? Read(string? text) => NationalNumber.Parse(text)?.Value ?? VirtualIdDigits.Parse(text)?.Value;

    /// <summary>The person of a tenant; a revoked virtual id is nobody's (IDN-12.7, IDN-12.11).</summary>
    public Task<Person?> FindAsync(string tenant, string digits, CancellationToken cancellationToken)
    {
        var persons = db.PersonsOfAll.AsNoTracking().Where(row => row.Tenant == tenant);
        if (VirtualIdDigits.Parse(digits) is { } alias)
        {
            return persons.SingleOrDefaultAsync(
                row => db.VirtualIds.Any(known => known.Tenant == tenant && known.Digits == alias && known.RevokedAt == null && known.PersonId == row.Id), cancellationToken);
        }

        return NationalNumber.Parse(digits) is { } number
            ? persons.SingleOrDefaultAsync(row => row.Number == number, cancellationToken)
            : Task.FromResult<Person?>(null);
    }
}
