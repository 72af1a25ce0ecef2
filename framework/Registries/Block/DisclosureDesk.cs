using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Registries.Block.Storage;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Discloses exactly the consented fields, and nothing without a live consent. When consent cannot be asked, nothing leaves (REG-4.4).</summary>
internal sealed class DisclosureDesk(RegistriesDbContext db, ConsentVerifier consents, AccessLog log, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Ok<Disclosure>, ProblemHttpResult>> DiscloseAsync(string name, DisclosureRequest request, CancellationToken cancellationToken)
    {
        // Before the consent is asked about: a verification counts as a use of it.
        if (!await db.Registries.AnyAsync(registry => registry.Name == name, cancellationToken))
        {
            return problems.Write(RegistriesProblems.NotFound);
        }

        if (await consents.CoverOfAsync(name, request, cancellationToken) is not { } cover)
        {
            return problems.Write(RegistriesProblems.NoConsent);
        }

        if (await db.RecordOfAsync(cover.Subject, name, cancellationToken) is not { } record)
        {
            return problems.Write(RegistriesProblems.NotFound);
        }

        var data = Select(record.Data, request.Fields);
        var accessId = log.Read(record, AccessKind.Disclosure, data.Select(member => member.Key), (request, cover.Notice));
        return TypedResults.Ok(new Disclosure
        {
            AccessId = accessId,
            ConsentId = request.ConsentId,
            DisclosedAt = clock.Now(),
            Data = JsonSerializer.SerializeToElement(data),
        });
    }

    private static JsonObject Select(string data, IReadOnlyList<string> fields)
    {
        var whole = JsonNode.Parse(data)!.AsObject();
        var selected = new JsonObject();
        foreach (var field in fields)
        {
            if (whole.TryGetPropertyValue(field, out var value))
            {
                selected[field] = value?.DeepClone();
            }
        }

        return selected;
    }
}
