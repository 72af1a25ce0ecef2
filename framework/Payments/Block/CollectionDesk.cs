using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Collects under mandates, for who proposed them.</summary>
internal sealed class CollectionDesk(PaymentsDbContext db, Ledger ledger, Caller caller, ProblemWriter problems, CountryDays days)
{
    public async Task<Results<Created<Collection>, ProblemHttpResult>> CollectAsync(Guid mandateId, CollectionDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Amount.Currency, draft.Amount.Amount, out var amount))
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        if (await db.ProposedMandateAsync(caller, mandateId, cancellationToken) is not { } mandate)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        // A repeat whose answer was swept is given it again, though the mandate may have ended since (PAY-11.14).
        if (await ledger.RepeatAsync(cancellationToken) is { } repeat)
        {
            return repeat.Transfer is { } paid ? Answer(await db.Collections.AsNoTracking().SingleAsync(row => row.TransferId == paid.Id, cancellationToken), paid) : problems.Write(repeat.Refusal!);
        }

        var order = await OrderAsync(mandate, draft, amount, cancellationToken);
        return (order.Refusal ?? mandate.Refusal(order.Amount, days.Today(mandate.Tenant))) is { } refusal ? problems.Write(refusal) : await PostAsync(mandate, order, cancellationToken);
    }

    // The debtor's client owns the transfer, as when it approves a request: it names the debtor's account, which the payee never learns.
    private async Task<TransferOrder> OrderAsync(DebitMandate mandate, CollectionDraft draft, Money amount, CancellationToken cancellationToken)
    {
        var debtor = (await db.AccountAsync(mandate.DebtorAccountId, cancellationToken))!;
        var creditor = (await db.AccountAsync(mandate.CreditorAccountId, cancellationToken))!;
        return new TransferOrder(debtor.Owner, debtor, creditor, draft.Amount.Currency, amount.MinorUnits, draft.Reference);
    }

    /// <summary>Pays, and then counts, in one transaction: of two collections at once the second finds the period used up, and its transfer is undone (PAY-11.6).</summary>
    private async Task<Results<Created<Collection>, ProblemHttpResult>> PostAsync(DebitMandate mandate, TransferOrder order, CancellationToken cancellationToken)
    {
        var period = mandate.Period.StartOf(mandate.StartsOn, days.Today(mandate.Tenant));
        var (transfer, refusal) = await ledger.PostAsync(order, cancellationToken);
        if (transfer is null)
        {
            return problems.Write(refusal!);
        }

        if (await db.CountCollectionAsync(mandate.Id, period, cancellationToken) is not { } number)
        {
            return problems.Write(await WhyNotCountedAsync(mandate.Id, cancellationToken));
        }

        var collection = new MandateCollection { MandateId = mandate.Id, PeriodStartsOn = period, Number = number, TransferId = transfer.Id };
        db.Collections.Add(collection);
        db.Record(new AuditEntry("mandate.collect", caller.Actor) { Resource = $"mandate/{mandate.Id.Value}" });
        await db.SaveChangesAsync(cancellationToken);
        return Answer(collection, transfer);
    }

    private async Task<ProblemKind> WhyNotCountedAsync(MandateId id, CancellationToken cancellationToken) =>
        await db.Mandates.AnyAsync(mandate => mandate.Id == id && mandate.Status == MandateStatus.Active, cancellationToken)
            ? PaymentsProblems.OutsidePeriod
            : PaymentsProblems.MandateStateRefuses;

    private static Created<Collection> Answer(MandateCollection collection, LedgerTransfer transfer) => TypedResults.Created((string?)null, collection.ToWire(transfer));
}
