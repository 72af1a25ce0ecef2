using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Payments.Block.Pages.Payments;

/// <summary>The webhooks of every client of the tenant, for the operator of the switch.</summary>
[Authorize("payments.pages.payments-operator")]
internal sealed class WebhooksModel(PaymentsDbContext db, Caller caller) : PageModel
{
    private const int MostShown = 50;

    public IReadOnlyList<WatchedWebhook> Webhooks { get; private set; } = [];

    public static string StatusKey(WebhookStatus status) => status switch
    {
        WebhookStatus.Active => "payments.webhooks.active",
        WebhookStatus.Paused => "payments.webhooks.paused",
        _ => "payments.webhooks.closed",
    };

    public static string Colour(WebhookStatus status) => status == WebhookStatus.Active ? "green" : "grey";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Webhooks = await db.WatchedWebhooksAsync(MostShown, cancellationToken);
        db.Record(new AuditEntry("webhooks.watch", caller.Actor));
        await db.SaveChangesAsync(cancellationToken);
    }
}
