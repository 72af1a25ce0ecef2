using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Aliases;

/// <summary>Answers what a person asks of their own virtual ids (section 12).</summary>
internal sealed class VirtualIdDesk(VirtualIds aliases, OwnPerson own, Caller caller, IdPages pages, ProblemWriter problems)
{
    public async Task<Results<Ok<VirtualIdPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var last = after ?? Guid.AllBitsSet;
        var rows = await own.FindAsync(cancellationToken) is { } person
            ? await aliases.Of(person).Where(row => row.Id < last).OrderByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken)
            : [];
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id);
        return TypedResults.Ok(new VirtualIdPage { Items = [.. rows.Take(limit).Select(Show)], NextCursor = next });
    }

    public async Task<Results<Created<VirtualId>, ProblemHttpResult>> MakeAsync(CancellationToken cancellationToken)
    {
        if (await own.FindAsync(cancellationToken) is not { } person)
        {
            return problems.Write(CoreProblems.Forbidden);
        }

        var (made, problem) = await aliases.MakeAsync(caller.Tenant.Value, person, cancellationToken);
        return made is null ? problems.Write(problem!) : TypedResults.Created($"/identity/v1/virtual-ids/{made.Id}", Show(made));
    }

    public async Task<Results<Ok<VirtualId>, ProblemHttpResult>> GetAsync(Guid id, CancellationToken cancellationToken) =>
        await own.FindAsync(cancellationToken) is { } person && await aliases.Of(person).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } found
            ? TypedResults.Ok(Show(found))
            : problems.Write(IdentityProblems.NotFound);

    public async Task<Results<Ok<VirtualId>, ProblemHttpResult>> RotateAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(cancellationToken) is not { } person)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        var (made, problem) = await aliases.RotateAsync(caller.Tenant.Value, person, id, cancellationToken);
        return made is null ? problems.Write(problem!) : TypedResults.Ok(Show(made));
    }

    public async Task<Results<Ok<VirtualId>, ProblemHttpResult>> RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(cancellationToken) is not { } person)
        {
            return problems.Write(IdentityProblems.NotFound);
        }

        return await aliases.RevokeAsync(person, id, cancellationToken) is { } problem ? problems.Write(problem) : await GetAsync(id, cancellationToken);
    }

    private static VirtualId Show(Domain.VirtualId row) => new()
    {
        VirtualIdId = row.Id,
        Digits = row.Digits.Value,
        Status = row.RevokedAt is null ? VirtualIdStatus.Active : VirtualIdStatus.Revoked,
        MadeAt = row.MadeAt,
        RevokedAt = row.RevokedAt,
    };
}
