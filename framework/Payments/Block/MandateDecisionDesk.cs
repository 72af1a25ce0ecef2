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
    public Task<Results<Ok<Mandate>, ProblemHttpResult>> DecideAsync(Guid mandateId, MandateChange change, CancellationToken cancellationToken) =>
        ChangeAsync(() => db.DecidedMandateAsync(caller, mandateId, cancellationToken), change, cancellationToken);

    /// <summary>The same by whoever holds the debtor's account (PAY-11.15).</summary>
    public Task<Results<Ok<Mandate>, ProblemHttpResult>> DecideHeldAsync(Guid mandateId, MandateChange change, CancellationToken cancellationToken) =>
        ChangeAsync(() => db.HeldMandateAsync(caller.Subject ?? "", mandateId, cancellationToken), change, cancellationToken);

    private async Task<Results<Ok<Mandate>, ProblemHttpResult>> ChangeAsync(Func<Task<SeenMandate?>> look, MandateChange change, CancellationToken cancellationToken)
    {
        if (await look() is not { Mandate: var mandate })
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        var today = days.Today(mandate.Tenant);
        var changed = await db.ChangeAsync(mandate.Id, change, today, cancellationToken);
        if (await look() is not { } now)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (!changed)
        {
            return problems.Write(now.Mandate.StateRefusal(today));
        }

        await db.TellAsync(PaymentEvent.Changed(mandate, change.To), mandate.DebtorAccountId, mandate.CreditorAccountId, cancellationToken);
        db.Record(new AuditEntry(change.Action, caller.Actor) { Subject = caller.Subject, Resource = $"mandate/{mandate.Id.Value}" });
        return TypedResults.Ok(now.ToWire(today));
    }
}
