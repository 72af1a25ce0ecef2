using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Registries.Block.Domain;
using DigitalIndiaStack.Registries.Block.Storage;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Lists records by a declared index, and the versions of one record, for the owner of their registry.</summary>
internal sealed class HistoryDesk(RegistriesDbContext db, Caller caller, AccessLog log, NumberPages numbers, AnswerTools answer)
{
    public async Task<Results<Ok<RecordPage>, ProblemHttpResult>> SearchAsync(
        string name, (string? Index, string? Value) search, (int Limit, string? Cursor) page, CancellationToken cancellationToken)
    {
        if (await db.OwnRegistryAsync(caller, name, cancellationToken) is not { } registry)
        {
            return answer.Problems.Write(RegistriesProblems.NotFound);
        }

        if (!IdPages.TryRead(page.Cursor, out var after))
        {
            return answer.Problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        if (Refusal(registry, search) is { } refusal)
        {
            return refusal;
        }

        var rows = await db.RecordsOf(name, search, RecordId.From(after ?? Guid.Empty)).Take(page.Limit + 1).ToListAsync(cancellationToken);
        foreach (var row in rows.Take(page.Limit))
        {
            log.Read(row, AccessKind.OwnerRead, AccessLog.FieldsOf(row.Data));
        }

        var next = answer.Pages.Next(rows.Count > page.Limit, () => rows[page.Limit - 1].Id.Value);
        return TypedResults.Ok(new RecordPage { Items = [.. rows.Take(page.Limit).Select(Wire.ToWire)], NextCursor = next });
    }

    public async Task<Results<Ok<RecordPage>, ProblemHttpResult>> OfAsync(string name, Guid recordId, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (await db.OwnRecordAsync(caller, name, recordId, cancellationToken) is not { } record)
        {
            return answer.Problems.Write(RegistriesProblems.NotFound);
        }

        if (!NumberPages.TryRead(cursor, out var after))
        {
            return answer.Problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var last = after ?? 0;

        // One more than shown: the next version tells when the last one shown ended.
        var rows = await db.Versions.AsNoTracking()
            .Where(version => version.RecordId == record.Id && version.Version > last)
            .OrderBy(version => version.Version)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        log.Read(record, AccessKind.OwnerRead, rows.Take(limit).SelectMany(row => AccessLog.FieldsOf(row.Data)).Distinct());
        var next = numbers.Next(rows.Count > limit, () => rows[limit - 1].Version);
        return TypedResults.Ok(new RecordPage { Items = [.. rows.Take(limit).Select((row, place) => row.ToWire(name, rows.ElementAtOrDefault(place + 1)?.ValidFrom))], NextCursor = next });
    }

    private ProblemHttpResult? Refusal(OwnedRegistry registry, (string? Index, string? Value) search) => search switch
    {
        (null, null) => null,
        (null, _) => answer.Problems.Write(CoreProblems.Malformed, [new RequestError("/query/index", "required")]),
        ({ } index, _) when !registry.Read().Indexes.Contains(index) =>
            answer.Problems.Write(RegistriesProblems.NoSuchIndex, [new RequestError("/query/index", "REG-3.7")]),
        (_, null) => answer.Problems.Write(CoreProblems.Malformed, [new RequestError("/query/value", "required")]),
        _ => null,
    };
}
