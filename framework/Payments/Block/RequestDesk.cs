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

/// <summary>Makes requests to pay, and shows them to who asks and to who is asked.</summary>
internal sealed class RequestDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, TimeProvider clock)
{
    public async Task<Results<Created<PaymentRequest>, ProblemHttpResult>> CreateAsync(PaymentRequestDraft draft, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (draft.ExpiresAt <= now || draft.ExpiresAt > now + RequestToPay.LongestLife)
        {
            return problems.Write(PaymentsProblems.ExpiryInvalid);
        }

        if (!Money.TryParse(draft.Amount.Currency, draft.Amount.Amount, out var amount))
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await db.OwnAccountAsync(caller, draft.CreditorAccountId, cancellationToken) is not { } creditor)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (await db.AccountAtAsync(AddressForm.Normal(draft.DebtorAddress), cancellationToken) is not { } debtor)
        {
            return problems.Write(PaymentsProblems.DebtorUnknown);
        }

        return new TransferOrder(debtor.Owner, debtor, creditor, draft.Amount.Currency, amount.MinorUnits, draft.Reference) is { Refusal: { } refusal }
            ? problems.Write(refusal)
            : await SaveAsync(Request(draft, debtor, amount.MinorUnits, now), creditor.Name, cancellationToken);
    }

    public async Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> GetAsync(Guid requestId, CancellationToken cancellationToken)
    {
        if (await db.RequestAsync(caller, requestId, cancellationToken) is not { } seen)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("request.read", caller.Actor) { Resource = $"request/{requestId}" });
        return TypedResults.Ok(seen.ToWire(clock.GetUtcNow()));
    }

    public async Task<Results<Ok<PaymentRequestPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.AskedRequestsAsync(caller, RequestId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        db.Record(new AuditEntry("requests.list", caller.Actor));
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Request.Id.Value);
        return TypedResults.Ok(new PaymentRequestPage { Items = [.. rows.Take(limit).Select(row => row.ToWire(clock.GetUtcNow()))], NextCursor = next });
    }

    private async Task<Results<Created<PaymentRequest>, ProblemHttpResult>> SaveAsync(RequestToPay request, string creditorName, CancellationToken cancellationToken)
    {
        db.Requests.Add(request);
        db.Record(new AuditEntry("request.create", caller.Actor) { Resource = $"request/{request.Id.Value}" });
        await db.SaveChangesAsync(cancellationToken);
        await db.TellAsync(PaymentEvent.Changed(request, PaymentRequestStatus.Requested), request.DebtorAccountId, request.CreditorAccountId, cancellationToken);
        return TypedResults.Created($"/payments/v1/payment-requests/{request.Id.Value}", new SeenRequest(request, creditorName).ToWire(request.CreatedAt));
    }

    private RequestToPay Request(PaymentRequestDraft draft, LedgerAccount debtor, long amount, DateTimeOffset now) => new()
    {
        Id = RequestId.From(Guid.CreateVersion7(now)),
        Owner = caller.ClientId,
        CreditorAccountId = AccountId.From(draft.CreditorAccountId),
        DebtorAccountId = debtor.Id,
        DebtorAddress = AddressForm.Normal(draft.DebtorAddress),
        Currency = draft.Amount.Currency,
        Amount = amount,
        Reference = draft.Reference,
        CreatedAt = now,
        ExpiresAt = draft.ExpiresAt,
    };
}
