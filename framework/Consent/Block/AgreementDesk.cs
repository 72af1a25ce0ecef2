using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Publishes data agreements and shows them to the data fiduciary that they are of.</summary>
internal sealed class AgreementDesk(ConsentDbContext db, Caller caller, IdPages pages, ResponseHeaders headers, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Ok<AgreementPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var last = AgreementId.From(after ?? Guid.Empty);
        var rows = await db.Agreements.AsNoTracking()
            .Where(agreement => agreement.DataFiduciary == caller.ClientId && agreement.Id > last)
            .OrderBy(agreement => agreement.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new AgreementPage { Items = [.. rows.Take(limit).Select(Wire.ToWire)], NextCursor = next });
    }

    public async Task<Results<Created<Agreement>, ProblemHttpResult>> CreateAsync(AgreementTerms terms, CancellationToken cancellationToken)
    {
        if (terms.DataFiduciary.ClientId != caller.ClientId)
        {
            return problems.Write(ConsentProblems.OtherFiduciary);
        }

        var now = clock.GetUtcNow();
        var agreement = new DataAgreement
        {
            Id = AgreementId.From(Guid.CreateVersion7(now)),
            DataFiduciary = caller.ClientId,
            Terms = terms,
            PublishedAt = now,
        };
        db.Agreements.Add(agreement);
        await PublishAsync(agreement, cancellationToken);
        return TypedResults.Created($"/consent/v1/agreements/{agreement.Id.Value}", agreement.ToWire());
    }

    public async Task<Results<Ok<Agreement>, ProblemHttpResult>> GetAsync(Guid agreementId, CancellationToken cancellationToken)
    {
        if (await FindAsync(agreementId, cancellationToken) is not { } agreement)
        {
            return problems.Write(ConsentProblems.NotFound);
        }

        headers.ETag = EntityTag.Of(agreement.Version);
        return TypedResults.Ok(agreement.ToWire());
    }

    public async Task<Results<Ok<Agreement>, ProblemHttpResult>> PublishAsync(Guid agreementId, string? ifMatch, AgreementTerms terms, CancellationToken cancellationToken)
    {
        if (ifMatch is null)
        {
            return problems.Write(CoreProblems.PreconditionRequired);
        }

        if (await FindAsync(agreementId, cancellationToken) is not { } agreement)
        {
            return problems.Write(ConsentProblems.NotFound);
        }

        if (!EntityTag.Of(agreement.Version).IsMatchedBy(ifMatch))
        {
            return problems.Write(CoreProblems.Stale);
        }

        if (terms.DataFiduciary.ClientId != caller.ClientId)
        {
            return problems.Write(ConsentProblems.OtherFiduciary);
        }

        agreement.Terms = terms;
        agreement.PublishedAt = clock.GetUtcNow();
        try
        {
            await PublishAsync(agreement, cancellationToken);
        }
        catch (DbUpdateException raced) when (raced is DbUpdateConcurrencyException || raced.IsUniqueViolation())
        {
            // Another version was published since this one read the agreement.
            return problems.Write(CoreProblems.Stale);
        }

        return TypedResults.Ok(agreement.ToWire());
    }

    private Task<DataAgreement?> FindAsync(Guid agreementId, CancellationToken cancellationToken)
    {
        var id = AgreementId.From(agreementId);
        return db.Agreements.FirstOrDefaultAsync(agreement => agreement.Id == id && agreement.DataFiduciary == caller.ClientId, cancellationToken);
    }

    /// <summary>Keeps the new version for ever, beside the agreement that points at it.</summary>
    private async Task PublishAsync(DataAgreement agreement, CancellationToken cancellationToken)
    {
        db.PublishedTerms.Add(new PublishedTerms { AgreementId = agreement.Id, Version = agreement.Version + 1, Terms = agreement.Terms });
        db.Record(new AuditEntry("agreement.publish", caller.Actor) { Resource = $"agreements/{agreement.Id.Value}", Purpose = agreement.Terms.Purpose.Code });
        await db.SaveChangesAsync(cancellationToken);
        headers.ETag = EntityTag.Of(agreement.Version);
    }
}
