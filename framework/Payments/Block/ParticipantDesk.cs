using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Settlement;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Registers participants for who operates the settlement.</summary>
internal sealed class ParticipantDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, WindowTurn turn, TimeProvider clock)
{
    /// <summary>Registers a participant; the first one opens the first window, so that there is one from the first transfer on.</summary>
    public async Task<Results<Created<SettlementParticipant>, ProblemHttpResult>> RegisterAsync(ParticipantDraft draft, CancellationToken cancellationToken)
    {
        // The lock lets one registration at a time look whether the code is free.
        await turn.BeginAsync(caller.Tenant.Value, cancellationToken);
        if (draft.Participant == SchemeParticipant.Own || await db.ParticipantAsync(draft.Participant, cancellationToken) is not null)
        {
            return problems.Write(PaymentsProblems.ParticipantTaken);
        }

        var now = clock.GetUtcNow();
        var participant = new SchemeParticipant { Id = ParticipantId.From(Guid.CreateVersion7(now)), Code = draft.Participant, Name = draft.Name, Client = draft.ClientId, RegisteredAt = now };
        db.Participants.Add(participant);
        db.Record(new AuditEntry("participant.register", caller.Actor) { Resource = $"participant/{participant.Code}" });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/payments/v1/participants/{participant.Code}", participant.ToWire());
    }

    public async Task<Results<Ok<SettlementParticipant>, ProblemHttpResult>> GetAsync(string participant, CancellationToken cancellationToken) =>
        await db.ParticipantAsync(participant, cancellationToken) is { } found ? TypedResults.Ok(found.ToWire()) : problems.Write(PaymentsProblems.NotFound);

    public async Task<Results<Ok<ParticipantPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.ParticipantsAsync(ParticipantId.From(after ?? Guid.Empty), limit + 1, cancellationToken);
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new ParticipantPage { Items = [.. rows.Take(limit).Select(row => row.ToWire())], NextCursor = next });
    }
}
