using System.Text.Json;
using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Paging;
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

/// <summary>Defines registries, and shows their definitions to the tenant.</summary>
internal sealed class RegistryDesk(RegistriesDbContext db, Caller caller, ResponseHeaders headers, IHttpContextAccessor contexts, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Ok<RegistryPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!Cursor.TryDecode(cursor, 1, out var keys))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var last = keys.Count == 0 ? "" : keys[0];
        var rows = await db.RegistriesAfter(last).Take(limit + 1).ToListAsync(cancellationToken);
        var next = rows.Count > limit ? Cursor.Encode(rows[limit - 1].Name) : null;
        headers.Link = next is null ? null : PageLink.Next(contexts.HttpContext!.Request, next);
        return TypedResults.Ok(new RegistryPage { Items = [.. rows.Take(limit).Select(Wire.ToWire)], NextCursor = next });
    }

    public async Task<Results<Created<Registry>, ProblemHttpResult>> CreateAsync(RegistryDefinition definition, CancellationToken cancellationToken)
    {
        if (DefinitionRules.FaultsOf(definition) is { Count: > 0 } faults)
        {
            return problems.Write(RegistriesProblems.DefinitionInvalid, faults);
        }

        if (await db.Registries.AnyAsync(registry => registry.Name == definition.Name, cancellationToken))
        {
            return problems.Write(RegistriesProblems.Exists);
        }

        var registry = new OwnedRegistry
        {
            Name = definition.Name,
            Owner = caller.ClientId,
            Definition = JsonSerializer.Serialize(definition, JsonSerializerOptions.Web),
            CreatedAt = clock.Now(),
        };
        db.Registries.Add(registry);
        db.Record(new AuditEntry("registry.define", caller.Actor) { Resource = $"registries/{definition.Name}" });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return problems.Write(RegistriesProblems.Exists);
        }

        headers.ETag = EntityTag.Of(1);
        return TypedResults.Created($"/registries/v1/registries/{registry.Name}", registry.ToWire());
    }

    public async Task<Results<Ok<Registry>, ProblemHttpResult>> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (await db.Registries.AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancellationToken) is not { } registry)
        {
            return problems.Write(RegistriesProblems.NotFound);
        }

        // A definition does not change.
        headers.ETag = EntityTag.Of(1);
        return TypedResults.Ok(registry.ToWire());
    }
}
