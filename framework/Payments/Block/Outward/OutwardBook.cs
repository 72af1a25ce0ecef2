using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Block.Webhooks;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Outward;

/// <summary>Writes down what becomes of outward transfers: state, audit and event are one transaction with the postings.</summary>
internal sealed class OutwardBook(PaymentsDbContext db, Caller caller, ICountryPacks packs, CountryDays days)
{
    public DateTimeOffset Now => days.Now;

    /// <summary>The currency of the country, in which a compensation is.</summary>
    public string Currency => packs.Find(caller.Tenant.Value)!.Manifest.Currency.Code;

    private PackOutward Clocks => packs.Find(caller.Tenant.Value)!.Manifest.Outward;

    /// <summary>Writes a new one, whose transfer is posted, with the clocks of the country as they are now.</summary>
    public async Task<OutwardPayment> AcknowledgeAsync(LedgerTransfer transfer, LedgerAccount transit, OutwardPayee payee, CancellationToken cancellationToken)
    {
        var outward = new OutwardPayment
        {
            Id = transfer.Id,
            Payer = transfer.Owner,
            Reporter = transit.Owner,
            Participant = transit.Participant,
            DebtorAccountId = transfer.DebtorAccountId,
            TransitAccountId = transit.Id,
            PayeeAccount = payee.Account,
            PayeeKind = payee.Kind,
            Currency = transfer.Currency,
            Amount = transfer.Amount,
            Reference = transfer.Reference,
            AcknowledgedAt = transfer.PostedAt,
            AnswerBy = transfer.PostedAt.AddMinutes(Clocks.AnswerMinutes),
            LastDay = DayOf(transfer.PostedAt).AddDays(payee.Kind == OutwardPayeeKind.Merchant ? Clocks.MerchantDays : Clocks.PersonDays),
            PerDay = Clocks.PerDay,
        };
        db.Outwards.Add(outward);
        await TellAsync(outward, OutwardStatus.Acknowledged, cancellationToken);
        return outward;
    }

    /// <summary>Ends one whose transfers are posted.</summary>
    /// <returns><see langword="false"/> when another report was first; the transfers are to be undone then.</returns>
    public async Task<bool> EndAsync(OutwardPayment outward, OutwardEnd end, CancellationToken cancellationToken)
    {
        if (!await db.EndAsync(outward, end, cancellationToken))
        {
            return false;
        }

        await TellAsync(outward, end.Status, cancellationToken);
        return true;
    }

    /// <summary>The day of a moment in the country.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => days.DayOf(caller.Tenant.Value, moment);

    /// <summary>An outward transfer as it stands now.</summary>
    public OutwardTransfer Read(OutwardPayment outward)
    {
        var now = Now;
        return outward.ToWire(now, DayOf(now));
    }

    private async Task TellAsync(OutwardPayment outward, OutwardStatus status, CancellationToken cancellationToken)
    {
        db.Record(new AuditEntry("outward.act", caller.Actor) { Resource = $"outward-transfer/{outward.Id.Value}", Detail = new Dictionary<string, string> { ["status"] = $"{status}" } });
        await db.SaveChangesAsync(cancellationToken);
        await db.TellAsync(PaymentEvent.Changed(outward, status), [outward.Payer, outward.Reporter], cancellationToken);
    }
}
