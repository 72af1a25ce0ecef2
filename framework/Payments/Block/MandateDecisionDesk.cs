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

/// <summary>Decides mandates for the payer: gives them, holds them, and takes them back.</summary>
internal sealed class MandateDecisionDesk(PaymentsDbContext db, Caller caller, ProblemWriter problems, CountryDays days)
{
    public async Task<Results<Ok<Mandate>, ProblemHttpResult>> DecideAsync(Guid mandateId, MandateChange change, CancellationToken cancellationToken)
    {
        if (await db.DecidedMandateAsync(caller, mandateId, cancellationToken) is not { Mandate: var mandate })
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var today = days.Today(mandate.Tenant);
        var changed = await db.ChangeAsync(mandate.Id, change, today, cancellationToken);
        var now = (await db.DecidedMandateAsync(caller, mandateId, cancellationToken))!;
        if (!changed)
        {
            return problems.Write(now.Mandate.StateRefusal(today));
        }

        await db.TellAsync(PaymentEvent.Changed(mandate, change.To), mandate.DebtorAccountId, mandate.CreditorAccountId, cancellationToken);
        db.Record(new AuditEntry(change.Action, caller.Actor) { Resource = $"mandate/{mandateId}" });
        return TypedResults.Ok(now.ToWire(today));
    }
}
