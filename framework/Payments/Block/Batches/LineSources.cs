using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Messages;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Chooses what reads an upload, by its media type.</summary>
internal sealed class LineSources(IHttpContextAccessor contexts, CountryDays days)
{
    public ILineSource Of(PaymentBatch batch) =>
        Is(CreditTransferLines.MediaType) ? new CreditTransferLines(batch, days.DayOf(batch.Tenant, batch.ExecuteAt is { } moment && moment > days.Now ? moment : days.Now))
        : new LineReader(Is(CsvLines.MediaType) ? new CsvLines() : new JsonLines(), batch.Currency);

    private bool Is(string type) => contexts.HttpContext!.Request.ContentType!.StartsWith(type, StringComparison.OrdinalIgnoreCase);
}
