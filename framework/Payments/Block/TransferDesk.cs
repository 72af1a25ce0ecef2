using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Moves money for the owner of the debtor account.</summary>
internal sealed class TransferDesk(PaymentsDbContext db, Ledger ledger, Caller caller, PersonDirectory persons, ProblemWriter problems)
{
    public async Task<Results<Created<Transfer>, ProblemHttpResult>> CreateAsync(TransferDraft draft, CancellationToken cancellationToken)
    {
        if (!Money.TryParse(draft.Amount.Currency, draft.Amount.Amount, out var amount))
        {
            return problems.Write(PaymentsProblems.AmountInvalid);
        }

        var creditor = await FindCreditorAsync(draft.Creditor, cancellationToken);
        var ask = new TransferAsk(caller.ClientId, AccountId.From(draft.DebtorAccountId), creditor, draft.Amount.Currency, amount.MinorUnits, draft.Reference);
        var (transfer, refusal) = await ledger.PostAsync(ask, cancellationToken);
        if (transfer is null)
        {
            return problems.Write(refusal!);
        }

        return TypedResults.Created($"/payments/v1/transfers/{transfer.Id.Value}", transfer.ToWire());
    }

    public async Task<Results<Ok<Transfer>, ProblemHttpResult>> GetAsync(Guid transferId, CancellationToken cancellationToken)
    {
        if (await db.OwnTransferAsync(caller, transferId, cancellationToken) is not { } transfer)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        db.Record(new AuditEntry("transfer.read", caller.Actor) { Resource = $"transfer/{transferId}" });
        return TypedResults.Ok(transfer.ToWire());
    }

    private async Task<AccountId?> FindCreditorAsync(Creditor creditor, CancellationToken cancellationToken)
    {
        if (creditor.AccountId is { } id)
        {
            return AccountId.From(id);
        }

        if (creditor.Address is { } address)
        {
            return (await db.AccountAtAsync(AddressForm.Normal(address), cancellationToken))?.Id;
        }

        return await persons.OfRelyingPartyAsync(caller.ClientId, creditor.Subject!, cancellationToken) is { } subject
            ? (await db.AccountOfAsync(subject, cancellationToken))?.Id
            : null;
    }
}
