using DigitalIndiaStack.Agriculture.Service.Domain;
using DigitalIndiaStack.Agriculture.Service.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Localization.Texts;
using DigitalIndiaStack.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>Makes, on first use, what this service needs at the other blocks: a data agreement and a treasury account. Made twice, it is made once.</summary>
internal sealed class Setup(
    AgricultureDbContext db,
    [FromKeyedServices(AgricultureService.ServiceName)] IConsentClient consent,
    [FromKeyedServices(AgricultureService.ServiceName)] IPaymentsClient payments,
    SchemeCatalog schemes,
    ITextSource texts)
{
    /// <summary>The fields that the service asks for, and no other.</summary>
    public static readonly IReadOnlyList<string> Fields = ["holdingId", "areaHectares", "mainCrop"];

    public const string PurposeCode = "farm-input-benefit";

    public const string Registry = "farmers";

    // What a treasury may be in debt in the sandbox: money enters the ledger here.
    private const string TreasuryFloor = "-1000000000.00";

    public async Task<TenantSetup> OfAsync(BenefitService scheme, CancellationToken cancellationToken)
    {
        var known = await db.Setups.AsNoTracking().FirstOrDefaultAsync(setup => setup.Scheme == scheme.Id, cancellationToken);
        if (known is not null)
        {
            return known;
        }

        // The keys make a second attempt, or a second instance, get what the first one made.
        var agreement = await consent.CreateAgreementAsync($"setup-agreement-{scheme.Id}", Terms(scheme), cancellationToken);
        var treasury = await payments.OpenAccountAsync($"setup-treasury-{scheme.Id}", Treasury(scheme), cancellationToken);
        var setup = db.Setups.Add(new TenantSetup { Scheme = scheme.Id, AgreementId = agreement.AgreementId, TreasuryAccountId = treasury.AccountId });
        try
        {
            await db.SaveOrUndoAsync(cancellationToken);
        }
        catch (DbUpdateException raced) when (raced.IsUniqueViolation())
        {
            // Another first application noted the same two meanwhile.
            setup.State = EntityState.Detached;
        }

        return setup.Entity;
    }

    private static AccountDraft Treasury(BenefitService scheme) => new()
    {
        Kind = AccountKind.Treasury,
        Name = scheme.Office.Names["en"],
        Currency = scheme.Amount.Currency,
        Floor = new Money { Currency = scheme.Amount.Currency, Amount = TreasuryFloor },
    };

    private AgreementTerms Terms(BenefitService scheme) => new()
    {
        Purpose = new Purpose { Code = PurposeCode, Text = InAllLanguages("agriculture.agreement.purpose") },
        DataFiduciary = new DataFiduciary { ClientId = AgricultureService.ServiceName, Name = scheme.Office.Names, Contact = "privacy@agriculture.example.org" },
        DataSource = new DataSource { ClientId = "registries", Name = InAllLanguages("agriculture.agreement.source"), Registry = Registry },
        Fields = [.. Fields.Select(field => new AgreedField { Name = field, Label = InAllLanguages($"agriculture.field.{field}") })],
        DurationDays = 30,
        Frequency = new Frequency { Count = 20, Per = FrequencyPeriod.Day },
        LawfulBasis = LawfulBasis.Consent,
        RetentionDays = 365,
        ConsequenceOfRefusal = InAllLanguages("agriculture.agreement.refusal"),
    };

    private Dictionary<string, string> InAllLanguages(string key) =>
        schemes.Languages.Append("en").Distinct().ToDictionary(language => language, language => texts.FindIn(language, key).Text);
}
