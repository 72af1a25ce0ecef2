using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Registries.Block.Storage;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Shows persons who looked at their records (REG-5.1).</summary>
internal sealed class AccessDesk(RegistriesDbContext db, Caller caller, NumberPages pages, ProblemWriter problems)
{
    public async Task<Results<Ok<AccessPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!NumberPages.TryRead(cursor, out var before))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.AccessesOfAsync(caller.Subject ?? "", before ?? long.MaxValue, limit + 1, cancellationToken);
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Sequence);
        return TypedResults.Ok(new AccessPage { Items = [.. rows.Take(limit).Select(Wire.ToAccess)], NextCursor = next });
    }
}
