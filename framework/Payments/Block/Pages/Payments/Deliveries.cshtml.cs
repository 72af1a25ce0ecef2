using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>What was delivered to one webhook, why it failed, and the button that sends it again.</summary>
[Authorize("payments.pages.payments-operator")]
internal sealed class DeliveriesModel(PaymentsDbContext db, Caller caller, TimeProvider clock) : PageModel
{
    private const int MostShown = 50;

    public EventWebhook Webhook { get; private set; } = null!;

    public IReadOnlyList<EventDelivery> Deliveries { get; private set; } = [];

    [TempData]
    public bool IsResent { get; set; }

    public static string StatusKey(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Delivered => "payments.deliveries.delivered",
        DeliveryStatus.Failed => "payments.deliveries.failed",
        _ => "payments.deliveries.pending",
    };

    public static string Colour(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Delivered => "green",
        DeliveryStatus.Failed => "red",
        _ => "blue",
    };

    public static string ReasonKey(DeliveryReason reason) => reason switch
    {
        DeliveryReason.Status => "payments.deliveries.reason.status",
        DeliveryReason.Timeout => "payments.deliveries.reason.timeout",
        DeliveryReason.Name => "payments.deliveries.reason.name",
        DeliveryReason.Tls => "payments.deliveries.reason.tls",
        DeliveryReason.Address => "payments.deliveries.reason.address",
        DeliveryReason.Answer => "payments.deliveries.reason.answer",
        _ => "payments.deliveries.reason.connection",
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.WebhookAsync(WebhookId.From(id), cancellationToken) is not { } webhook)
        {
            return NotFound();
        }

        Webhook = webhook;
        Deliveries = await db.DeliveriesAsync(webhook.Id, DeliveryId.From(Guid.AllBitsSet), MostShown, cancellationToken);
        db.Record(new AuditEntry("webhook.watch", caller.Actor) { Resource = $"webhook/{id}" });
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid delivery, CancellationToken cancellationToken)
    {
        var chosen = DeliveryId.From(delivery);
        if (await db.WebhookAsync(WebhookId.From(id), cancellationToken) is not { } webhook
            || webhook.Status == WebhookStatus.Closed
            || await db.DeliveryAsync(webhook.Id, chosen, cancellationToken) is null)
        {
            return NotFound();
        }

        await db.ResendAsync(chosen, clock.GetUtcNow(), cancellationToken);
        db.Record(new AuditEntry("delivery.resend", caller.Actor) { Resource = $"delivery/{delivery}" });
        await db.SaveChangesAsync(cancellationToken);
        IsResent = true;
        return RedirectToPage(new { id });
    }
}
