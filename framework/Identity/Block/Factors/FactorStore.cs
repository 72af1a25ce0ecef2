using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>What the store knows of a person's second factors.</summary>
internal static class FactorStore
{
    /// <summary>The factors of a person, to read; who never chose any gets sent codes.</summary>
    public static async Task<FactorSet> FactorsOfAsync(this IdentityDbContext db, PersonId person, CancellationToken cancellationToken) =>
        await db.Factors.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == person, cancellationToken) ?? new FactorSet { PersonId = person };

    /// <summary>How many recovery codes of the set that is good were not used.</summary>
    public static Task<int> CodesLeftAsync(this IdentityDbContext db, FactorSet factors, CancellationToken cancellationToken) =>
        db.RecoveryCodes.CountAsync(row => row.PersonId == factors.PersonId && row.SetId == factors.RecoverySet && row.UsedAt == null, cancellationToken);
}
