using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Creates payment addresses, and tells whom one pays.</summary>
internal sealed class AddressDesk(PaymentsDbContext db, Caller caller, HandleBook handles, ProblemWriter problems, TimeProvider clock)
{
    public Results<Ok<HandleList>, ProblemHttpResult> ListHandles() => TypedResults.Ok(new HandleList { Handles = [.. handles.Of(caller)] });

    public async Task<Results<Created<AddressRecord>, ProblemHttpResult>> CreateAsync(AddressDraft draft, CancellationToken cancellationToken)
    {
        if (!handles.Of(caller).Contains(AddressForm.HandleOf(draft.Address)))
        {
            return problems.Write(PaymentsProblems.HandleOfOther);
        }

        if (await db.OwnAccountAsync(caller, draft.AccountId, cancellationToken) is not { } account)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var address = PaymentAddress.Of(draft.Address, account.Id, clock.GetUtcNow());
        if (!await db.TryAddAsync(address, cancellationToken))
        {
            return problems.Write(PaymentsProblems.AddressTaken);
        }

        db.Record(new AuditEntry("address.create", caller.Actor) { Resource = $"account/{account.Id.Value}" });
        return TypedResults.Created((string?)null, new AddressRecord { Address = address.Address, AccountId = account.Id.Value, CreatedAt = address.CreatedAt });
    }

    public async Task<Results<Ok<AddressResolution>, ProblemHttpResult>> ResolveAsync(AddressQuery query, CancellationToken cancellationToken)
    {
        var address = AddressForm.Normal(query.Address);
        if (await db.AccountAtAsync(address, cancellationToken) is not { } account || account.Status == AccountStatus.Closed)
        {
            return problems.Write(PaymentsProblems.AddressUnknown);
        }

        // Who asks learns the name and nothing else of the account (PAY-6.6).
        db.Record(new AuditEntry("address.resolve", caller.Actor) { Resource = $"account/{account.Id.Value}" });
        return TypedResults.Ok(new AddressResolution { Address = address, Name = account.Name });
    }
}
