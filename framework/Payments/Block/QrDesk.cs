using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Localization.Formats;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Block.Qr;
using DigitalIndiaStack.Payments.Block.Storage;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Money = DigitalIndiaStack.Core.Values.Money;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Makes the codes of merchants, and reads them for payers.</summary>
internal sealed class QrDesk(PaymentsDbContext db, Caller caller, ICountryPacks packs, ProblemWriter problems)
{
    private PackManifest Country => packs.Find(caller.Tenant.Value)!.Manifest;

    public async Task<Results<Ok<QrCode>, ProblemHttpResult>> MakeAsync(QrDraft draft, CancellationToken cancellationToken)
    {
        var address = AddressForm.Normal(draft.Address);
        if (await db.AccountAtAsync(address, cancellationToken) is not { } account || account.Owner != caller.ClientId)
        {
            return problems.Write(PaymentsProblems.NotFound);
        }

        if (account.MerchantCategory is null || account.Status != AccountStatus.Active)
        {
            return problems.Write(account.MerchantCategory is null ? PaymentsProblems.NoMerchantDetails : PaymentsProblems.AccountNotActive);
        }

        if (draft.Amount is { } amount && AmountRefusal(amount.Currency, amount.Amount, account) is { } refusal)
        {
            return problems.Write(refusal);
        }

        var content = new QrContent(
            Country.QrScheme, address, account.MerchantCategory, CurrencyNumbers.Of(account.Currency)!, draft.Amount?.Amount, Country.Country, account.MerchantName!, account.MerchantCity!, draft.Reference);
        if (!content.Fits)
        {
            return problems.Write(PaymentsProblems.TooLongForCode);
        }

        db.Record(new AuditEntry("qr.make", caller.Actor) { Resource = $"account/{account.Id.Value}" });
        return TypedResults.Ok(new QrCode { Payload = content.Write() });
    }

    public async Task<Results<Ok<QrProposal>, ProblemHttpResult>> ReadAsync(QrCode code, CancellationToken cancellationToken)
    {
        if (QrContent.Read(code.Payload, out var fault, out var isWhole) is not { } content)
        {
            return problems.Write(PaymentsProblems.CodeMalformed, [fault!.AsError]);
        }

        if (!isWhole || IsOfOther(content))
        {
            return problems.Write(isWhole ? PaymentsProblems.CodeOfOther : PaymentsProblems.ChecksumWrong);
        }

        if (await db.AccountAtAsync(AddressForm.Normal(content.Address!), cancellationToken) is not { MerchantCategory: not null, Status: not AccountStatus.Closed } account)
        {
            return problems.Write(PaymentsProblems.AddressUnknown);
        }

        if (content.CurrencyNumber != CurrencyNumbers.Of(account.Currency))
        {
            return problems.Write(PaymentsProblems.CodeOfOther);
        }

        if (content.Amount is { } amount && AmountRefusal(account.Currency, amount, account) is { } refusal)
        {
            return problems.Write(refusal);
        }

        db.Record(new AuditEntry("qr.read", caller.Actor) { Resource = $"account/{account.Id.Value}" });
        return TypedResults.Ok(Proposal(content, account));
    }

    // What the code says of the merchant is not shown: anybody can print a code with a good name in it (PAY-14.9).
    private static QrProposal Proposal(QrContent content, LedgerAccount account) => new()
    {
        Address = AddressForm.Normal(content.Address!),
        Name = account.Name,
        Merchant = new MerchantDetails { Category = account.MerchantCategory!, Name = account.MerchantName!, City = account.MerchantCity! },
        Currency = account.Currency,
        Amount = content.Amount is { } amount ? Wire.MoneyOf(account.Currency, Money.Parse(account.Currency, amount).MinorUnits) : null,
        Reference = content.Reference,
    };

    private static ProblemKind? AmountRefusal(string currency, string amount, LedgerAccount account) =>
        !Money.TryParse(currency, amount, out var money) || money.MinorUnits is <= 0 or > TransferOrder.MaximumAmount ? PaymentsProblems.AmountInvalid
        : currency != account.Currency ? PaymentsProblems.CurrenciesDiffer
        : null;

    private bool IsOfOther(QrContent content) => content.Scheme != Country.QrScheme || content.Address is null || content.Country != Country.Country || content.HasFee;
}
