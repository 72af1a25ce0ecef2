using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Outward;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Takes what a participant reports of outward transfers.</summary>
internal sealed class OutwardReportDesk(PaymentsDbContext db, Caller caller, Ledger ledger, ProblemWriter problems, ReportPosting posting)
{
    public async Task<Results<Ok<OutwardTransfer>, ProblemHttpResult>> ReportAsync(Guid outwardId, OutwardReport report, OutwardStatus status, CancellationToken cancellationToken)
    {
        if (await db.ReportedOutwardAsync(caller, outwardId, cancellationToken) is not { } outward)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        // A repeat whose answer was swept is given it again, though the outward transfer has ended since (PAY-5.1).
        if (await ledger.RepeatAsync(cancellationToken) is { } repeat)
        {
            return repeat.Transfer is null ? problems.Write(repeat.Refusal!) : Ended(outward);
        }

        if (!outward.IsOpen)
        {
            return problems.Write(PaymentsProblems.OutwardEnded);
        }

        if (await db.OwnAccountAsync(caller, report.AccountId, cancellationToken) is not { } account || !IsOf(outward, account))
        {
            return problems.Write(PaymentsProblems.NotOfParticipant);
        }

        return await posting.PostAsync(outward, account.Id, status, cancellationToken) is { } refusal
            ? problems.Write(refusal)
            : Ended(await db.OutwardAsync(outward.Id, cancellationToken));
    }

    /// <summary>Whether the account is one of the participant in this ledger that it may pay from (PAY-19.21).</summary>
    private static bool IsOf(OutwardPayment outward, LedgerAccount account) =>
        account.Participant == outward.Participant && account.Currency == outward.Currency && account.Kind != AccountKind.Transit;

    private static Ok<OutwardTransfer> Ended(OutwardPayment outward) => TypedResults.Ok(outward.ToWire(outward.ReportedAt!.Value, outward.ReportedOn!.Value));
}
