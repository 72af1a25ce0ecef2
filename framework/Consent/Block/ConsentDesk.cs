using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Shows persons their own consents, and withdraws them.</summary>
internal sealed class ConsentDesk(ConsentDbContext db, Caller caller, ConsentDecisions decisions, IdPages pages, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Ok<ConsentPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, ConsentStatus? status, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var now = clock.GetUtcNow();
        var last = ConsentId.From(after ?? Guid.AllBitsSet);
        var rows = await db.ConsentsOf(caller.Subject ?? "", status, now)
            .Where(consent => consent.Id < last)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new ConsentPage { Items = [.. rows.Take(limit).Select(row => row.ToWire(now))], NextCursor = next });
    }

    public async Task<Results<Ok<ConsentRecord>, ProblemHttpResult>> GetAsync(Guid consentId, CancellationToken cancellationToken)
    {
        var id = ConsentId.From(consentId);
        var consent = await db.ConsentsOf(caller.Subject ?? "", null, clock.GetUtcNow()).FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return consent is null ? problems.Write(ConsentProblems.NotFound) : TypedResults.Ok(consent.ToWire(clock.GetUtcNow()));
    }

    public async Task<Results<Ok<ConsentRecord>, ProblemHttpResult>> WithdrawAsync(Guid consentId, CancellationToken cancellationToken)
    {
        var (consent, refusal) = await decisions.WithdrawAsync(ConsentId.From(consentId), cancellationToken);
        return refusal is null ? TypedResults.Ok(consent!.ToWire(clock.GetUtcNow())) : problems.Write(refusal);
    }
}
