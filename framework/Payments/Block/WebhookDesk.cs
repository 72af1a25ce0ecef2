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

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Creates webhooks for who wants to hear, and pauses, resumes and closes them.</summary>
internal sealed class WebhookDesk(PaymentsDbContext db, Caller caller, IdPages pages, ProblemWriter problems, WebhookIntake intake)
{
    private static readonly WebhookStatus[] Open = [WebhookStatus.Active, WebhookStatus.Paused];

    public async Task<Results<Created<Webhook>, ProblemHttpResult>> CreateAsync(WebhookDraft draft, CancellationToken cancellationToken)
    {
        if (intake.Read(draft, caller.ClientId) is not { } webhook)
        {
            return problems.Write(PaymentsProblems.UrlRefused);
        }

        if (await db.OpenWebhooksAsync(caller, cancellationToken) >= intake.Most)
        {
            return problems.Write(PaymentsProblems.TooManyWebhooks);
        }

        db.Webhooks.Add(webhook);
        Record("webhook.create", webhook.Id);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/payments/v1/webhooks/{webhook.Id.Value}", webhook.ToWire());
    }

    public async Task<Results<Ok<Webhook>, ProblemHttpResult>> GetAsync(Guid webhookId, CancellationToken cancellationToken) =>
        await db.OwnWebhookAsync(caller, webhookId, cancellationToken) is { } webhook ? TypedResults.Ok(webhook.ToWire()) : problems.Write(PaymentsProblems.NotFound);

    public async Task<Results<Ok<WebhookPage>, ProblemHttpResult>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (!IdPages.TryRead(cursor, out var after))
        {
            return problems.Write(CoreProblems.Malformed, [IdPages.BadCursor]);
        }

        var rows = await db.OwnWebhooksAsync(caller, WebhookId.From(after ?? Guid.AllBitsSet), limit + 1, cancellationToken);
        var next = pages.Next(rows.Count > limit, () => rows[limit - 1].Id.Value);
        return TypedResults.Ok(new WebhookPage { Items = [.. rows.Take(limit).Select(row => row.ToWire())], NextCursor = next });
    }

    public Task<Results<Ok<Webhook>, ProblemHttpResult>> PauseAsync(Guid webhookId, CancellationToken cancellationToken) =>
        ChangeAsync(webhookId, [WebhookStatus.Active], WebhookStatus.Paused, "webhook.pause", cancellationToken);

    public Task<Results<Ok<Webhook>, ProblemHttpResult>> ResumeAsync(Guid webhookId, CancellationToken cancellationToken) =>
        ChangeAsync(webhookId, [WebhookStatus.Paused], WebhookStatus.Active, "webhook.resume", cancellationToken);

    public Task<Results<Ok<Webhook>, ProblemHttpResult>> CloseAsync(Guid webhookId, CancellationToken cancellationToken) =>
        ChangeAsync(webhookId, Open, WebhookStatus.Closed, "webhook.close", cancellationToken);

    private async Task<Results<Ok<Webhook>, ProblemHttpResult>> ChangeAsync(Guid webhookId, WebhookStatus[] from, WebhookStatus to, string action, CancellationToken cancellationToken)
    {
        if (await db.OwnWebhookAsync(caller, webhookId, cancellationToken) is not { } webhook)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (!await db.ChangeAsync(webhook.Id, from, to, cancellationToken))
        {
            return problems.Write(PaymentsProblems.WebhookStateRefuses);
        }

        db.Announce(WebhookWorker.Work);
        Record(action, webhook.Id);
        return TypedResults.Ok((await db.OwnWebhookAsync(caller, webhookId, cancellationToken))!.ToWire());
    }

    private void Record(string action, WebhookId id) => db.Record(new AuditEntry(action, caller.Actor) { Resource = $"webhook/{id.Value}" });
}
