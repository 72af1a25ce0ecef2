using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Ends requests to pay: by a transfer, by a refusal, or because who asked thinks better of it.</summary>
internal sealed class DecisionDesk(PaymentsDbContext db, Ledger ledger, Caller caller, ProblemWriter problems, TimeProvider clock)
{
    /// <summary>Pays, and then ends the request, in one transaction: of two approvals at once the second finds it ended and its transfer is undone (PAY-7.4).</summary>
    public async Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> ApproveAsync(Guid requestId, CancellationToken cancellationToken)
    {
        if (await db.AskedRequestAsync(caller, requestId, cancellationToken) is not { } seen)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var request = seen.Request;
        if (request.StatusAt(clock.GetUtcNow()) != PaymentRequestStatus.Requested)
        {
            return await IsRepeatAsync(request, cancellationToken) ? TypedResults.Ok(seen.ToWire(clock.GetUtcNow())) : problems.Write(WhyEnded(request));
        }

        var debtor = (await db.AccountAsync(request.DebtorAccountId, cancellationToken))!;
        var creditor = (await db.AccountAsync(request.CreditorAccountId, cancellationToken))!;
        var order = new TransferOrder(caller.ClientId, debtor, creditor, request.Currency, request.Amount, request.Reference);
        var (transfer, refusal) = await ledger.PostAsync(order, cancellationToken);
        if (transfer is null)
        {
            return problems.Write(refusal!);
        }

        return await EndAsync(request, PaymentRequestStatus.Approved, transfer.Id, cancellationToken);
    }

    public async Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> DeclineAsync(Guid requestId, CancellationToken cancellationToken) =>
        await db.AskedRequestAsync(caller, requestId, cancellationToken) is { } seen
            ? await EndAsync(seen.Request, PaymentRequestStatus.Declined, null, cancellationToken)
            : problems.Write(PaymentsProblems.NotFound);

    public async Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> CancelAsync(Guid requestId, CancellationToken cancellationToken) =>
        await db.OwnRequestAsync(caller, requestId, cancellationToken) is { } seen
            ? await EndAsync(seen.Request, PaymentRequestStatus.Cancelled, null, cancellationToken)
            : problems.Write(PaymentsProblems.NotFound);

    private async Task<Results<Ok<PaymentRequest>, ProblemHttpResult>> EndAsync(RequestToPay request, PaymentRequestStatus end, TransferId? transfer, CancellationToken cancellationToken)
    {
        var ended = await db.EndAsync(request.Id, end, transfer, clock.GetUtcNow(), cancellationToken);
        var seen = (await db.RequestAsync(caller, request.Id.Value, cancellationToken))!;
        if (!ended)
        {
            return problems.Write(WhyEnded(seen.Request));
        }

        await db.TellAsync(PaymentEvent.Changed(request, end), request.DebtorAccountId, request.CreditorAccountId, cancellationToken);
        db.Record(new AuditEntry("request.end", caller.Actor) { Resource = $"request/{request.Id.Value}", Detail = new Dictionary<string, string> { ["status"] = $"{end}" } });
        return TypedResults.Ok(seen.ToWire(clock.GetUtcNow()));
    }

    /// <summary>Whether the key of the call is the one that paid the request: its answer was swept, and is given again (PAY-5.1).</summary>
    private async Task<bool> IsRepeatAsync(RequestToPay request, CancellationToken cancellationToken) =>
        request.TransferId is { } transfer && await ledger.HasPaidAsync(transfer, cancellationToken);

    private static ProblemKind WhyEnded(RequestToPay request) =>
        request.Status == PaymentRequestStatus.Requested ? PaymentsProblems.RequestExpired : PaymentsProblems.RequestDecided;
}
