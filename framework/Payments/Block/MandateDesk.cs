using DigitalIndiaStack.Core.Paging;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Proposes mandates, and shows them to who collects and to who decides.</summary>
internal sealed class MandateDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, CountryDays days)
{
    public async Task<Results<Created<Mandate>, ProblemHttpResult>> ProposeAsync(MandateDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Ceiling.Currency, draft.Ceiling.Amount, out var ceiling))
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await db.OwnAccountAsync(caller, draft.CreditorAccountId, cancellationToken) is not { } creditor)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var today = days.Today(creditor.Tenant);
        var first = draft.StartsOn ?? today;
        if (first < today || draft.EndsOn < first || draft.EndsOn > today.AddYears(DebitMandate.LongestYears))
        {
            return problems.Write(PaymentsProblems.MandateDaysInvalid);
        }

        if (await db.AccountAtAsync(AddressForm.Normal(draft.DebtorAddress), cancellationToken) is not { } debtor)
        {
            return problems.Write(PaymentsProblems.DebtorUnknown);
        }

        return new TransferOrder(debtor.Owner, debtor, creditor, draft.Ceiling.Currency, ceiling.MinorUnits, draft.Reference) is { Refusal: { } refusal }
            ? problems.Write(refusal)
            : await SaveAsync(Mandate(draft, debtor, ceiling.MinorUnits, first), creditor.Name, today, cancellationToken);
    }

    public async Task<Results<Ok<Mandate>, ProblemHttpResult>> GetAsync(Guid mandateId, CancellationToken cancellationToken)
    {
        if (await db.MandateAsync(caller, mandateId, cancellationToken) is not { } seen)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("mandate.read", caller.Actor) { Resource = $"mandate/{mandateId}" });
        return TypedResults.Ok(seen.ToWire(days.Today(seen.Mandate.Tenant)));
    }

    public async Task<Results<Ok<MandatePage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.DecidedMandatesAsync(caller, MandateId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        db.Record(new AuditEntry("mandates.list", caller.Actor));
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Mandate.Id.Value);
        return TypedResults.Ok(new MandatePage { Items = [.. rows.Take(limit).Select(row => row.ToWire(days.Today(row.Mandate.Tenant)))], NextCursor = next });
    }

    private async Task<Results<Created<Mandate>, ProblemHttpResult>> SaveAsync(DebitMandate mandate, string creditorName, DateOnly today, CancellationToken cancellationToken)
    {
        db.Mandates.Add(mandate);
        db.Record(new AuditEntry("mandate.propose", caller.Actor) { Resource = $"mandate/{mandate.Id.Value}" });
        await db.SaveChangesAsync(cancellationToken);
        await db.TellAsync(PaymentEvent.Changed(mandate, MandateStatus.Proposed), mandate.DebtorAccountId, mandate.CreditorAccountId, cancellationToken);
        return TypedResults.Created($"/payments/v1/mandates/{mandate.Id.Value}", new SeenMandate(mandate, creditorName).ToWire(today));
    }

    private DebitMandate Mandate(MandateDraft draft, LedgerAccount debtor, long ceiling, DateOnly first)
    {
        var now = days.Now;
        return new DebitMandate
        {
            Id = MandateId.From(Guid.CreateVersion7(now)),
            Owner = caller.ClientId,
            CreditorAccountId = AccountId.From(draft.CreditorAccountId),
            DebtorAccountId = debtor.Id,
            DebtorAddress = AddressForm.Normal(draft.DebtorAddress),
            Currency = draft.Ceiling.Currency,
            Ceiling = ceiling,
            Period = draft.Period,
            CollectionsPerPeriod = draft.CollectionsPerPeriod,
            StartsOn = first,
            EndsOn = draft.EndsOn,
            Reference = draft.Reference,
            CreatedAt = now,
        };
    }
}
