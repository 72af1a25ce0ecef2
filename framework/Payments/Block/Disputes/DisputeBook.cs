using System.Text.Json;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Disputes;

/// <summary>Writes what happens in disputes: state, history, audit and event are one transaction.</summary>
internal sealed class DisputeBook(PaymentsDbContext db, Caller caller, ICountryPacks packs, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The clocks of the tenant.</summary>
    public PackDisputes Clocks => packs.Find(caller.Tenant.Value)!.Manifest.Disputes;

    /// <summary>Writes a new dispute with its opening.</summary>
    public async Task OpenAsync(PaymentDispute dispute, string statement, IReadOnlyList<DisputeEvidence>? evidence, CancellationToken cancellationToken)
    {
        db.Disputes.Add(dispute);
        await WriteAsync(dispute, DisputeStatus.Opened, Step(dispute, 1, DisputeAct.Opened, DisputeRole.Payer, dispute.OpenedAt, statement, evidence), cancellationToken);
    }

    /// <summary>Changes a dispute, unless another act was first; its refund, if any, is posted before.</summary>
    /// <returns>Why not, of the state that it has by now; <see langword="null"/> when it is changed.</returns>
    public async Task<ProblemKind?> ActAsync(PaymentDispute dispute, DisputeChange change, string? statement, IReadOnlyList<DisputeEvidence>? evidence, TransferId? refund, CancellationToken cancellationToken)
    {
        var now = Now;
        var due = change == DisputeChange.Contest ? now.AddDays(Clocks.DecisionDays) : dispute.DueAt;
        if (!await db.ChangeAsync(dispute.Id, change, refund, due, now, cancellationToken))
        {
            return DisputeChange.RefusalIn((await db.DisputeAsync(dispute.Id.Value, cancellationToken))!.StatusAt(now));
        }

        await WriteAsync(dispute, change.To, Step(dispute, change.Number, change.Act, change.By, now, statement, evidence), cancellationToken);
        return null;
    }

    private async Task WriteAsync(PaymentDispute dispute, DisputeStatus status, DisputeStep step, CancellationToken cancellationToken)
    {
        db.DisputeSteps.Add(step);
        db.Record(new AuditEntry("dispute.act", caller.Actor) { Subject = caller.Subject, Resource = $"dispute/{dispute.Id.Value}", Detail = new Dictionary<string, string> { ["act"] = $"{step.Act}" } });
        await db.SaveChangesAsync(cancellationToken);
        await db.TellAsync(PaymentEvent.Changed(dispute, status), [dispute.Payer, dispute.Payee], cancellationToken);
    }

    private static DisputeStep Step(PaymentDispute dispute, int number, DisputeAct act, DisputeRole by, DateTimeOffset at, string? statement, IReadOnlyList<DisputeEvidence>? evidence) => new()
    {
        DisputeId = dispute.Id,
        Number = number,
        Act = act,
        By = by,
        At = at,
        Statement = statement,
        Evidence = evidence is { Count: > 0 } ? JsonSerializer.Serialize(evidence, ApiJson.Options) : null,
    };
}
