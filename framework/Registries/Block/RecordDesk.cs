using System.Text.Json;
using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Registries.Block.Domain;
using DigitalIndiaStack.Registries.Block.Storage;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Writes and reads records for the owner of their registry.</summary>
internal sealed class RecordDesk(
    RegistriesDbContext db, Caller caller, RecordWriter writer, SchemaErrors schema, PersonDirectory persons, AccessLog log, AnswerTools answer)
{
    public async Task<Results<Created<Record>, ProblemHttpResult>> CreateAsync(string name, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (await db.OwnRegistryAsync(caller, name, cancellationToken) is not { } registry)
        {
            return answer.Problems.Write(RegistriesProblems.NotFound);
        }

        if (Check(registry, draft.Data) is { } refusal)
        {
            return refusal;
        }

        var subject = draft.SubjectNumber is { } number ? await persons.OfNumberAsync(number, cancellationToken) : null;
        if (draft.SubjectNumber is not null && subject is null)
        {
            return answer.Problems.Write(RegistriesProblems.NumberUnknown);
        }

        var record = writer.Add(registry, draft.Data, subject);
        log.Write("record.create", record);
        await db.SaveChangesAsync(cancellationToken);
        answer.Headers.ETag = EntityTag.Of(record.Version);
        return TypedResults.Created($"/registries/v1/registries/{name}/records/{record.Id.Value}", record.ToWire());
    }

    public async Task<Results<Ok<Record>, ProblemHttpResult>> GetAsync(string name, Guid recordId, DateTimeOffset? asAt, CancellationToken cancellationToken)
    {
        if (await db.OwnRecordAsync(caller, name, recordId, cancellationToken) is not { } record)
        {
            return answer.Problems.Write(RegistriesProblems.NotFound);
        }

        var shown = asAt is { } moment ? await db.AsAtAsync(record, moment, cancellationToken) : record.ToWire();
        if (shown is null)
        {
            return answer.Problems.Write(RegistriesProblems.NotFound);
        }

        log.Read(record, AccessKind.OwnerRead, AccessLog.FieldsOf(shown.Data));
        answer.Headers.ETag = EntityTag.Of(shown.Version);
        return TypedResults.Ok(shown);
    }

    public async Task<Results<Ok<Record>, ProblemHttpResult>> ReplaceAsync(
        string name, Guid recordId, string? ifMatch, RecordReplacement replacement, CancellationToken cancellationToken)
    {
        if (ifMatch is null)
        {
            return answer.Problems.Write(CoreProblems.PreconditionRequired);
        }

        if (await db.OwnRecordAsync(caller, name, recordId, cancellationToken) is not { } record)
        {
            return answer.Problems.Write(RegistriesProblems.NotFound);
        }

        if (!EntityTag.Of(record.Version).IsMatchedBy(ifMatch))
        {
            return answer.Problems.Write(CoreProblems.Stale);
        }

        var registry = (await db.OwnRegistryAsync(caller, name, cancellationToken))!;
        if (Check(registry, replacement.Data) is { } refusal)
        {
            return refusal;
        }

        await writer.ReplaceAsync(registry, record, replacement.Data, cancellationToken);
        log.Write("record.replace", record);
        if (!await SaveAsync(cancellationToken))
        {
            return answer.Problems.Write(CoreProblems.Stale);
        }

        answer.Headers.ETag = EntityTag.Of(record.Version);
        return TypedResults.Ok(record.ToWire());
    }

    private ProblemHttpResult? Check(OwnedRegistry registry, JsonElement data)
    {
        var errors = schema.Of(registry, data);
        return errors.Count == 0 ? null : answer.Problems.Write(RegistriesProblems.DataInvalid, errors);
    }

    /// <summary>Saves; <see langword="false"/> when another replacement of the same version was first.</summary>
    private async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || exception.IsUniqueViolation())
        {
            return false;
        }
    }
}
