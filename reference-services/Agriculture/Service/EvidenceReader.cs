using System.Text.Json;
using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>Reads the farmer registry under a person's consent, and not without.</summary>
internal sealed class EvidenceReader(
    [FromKeyedServices(AgricultureService.ServiceName)] IConsentClient consent,
    [FromKeyedServices(AgricultureService.ServiceName)] IRegistriesClient registries,
    SchemeCatalog schemes,
    TimeProvider clock)
{
    /// <summary>Brings an application up to date with the person's decision and the registry.</summary>
    /// <returns>Why nothing was read; <see langword="null"/> when the application changed.</returns>
    public async Task<ProblemKind?> CollectAsync(BenefitApplication application, CancellationToken cancellationToken)
    {
        var request = await consent.GetConsentRequestAsync(application.ConsentRequestId, cancellationToken);
        switch (request.Status)
        {
            case ConsentRequestStatus.Pending:
                return AgricultureProblems.Undecided;
            case ConsentRequestStatus.Granted:
                return await DiscloseAsync(application, request.ConsentId!.Value, cancellationToken);
            default:
                application.TakePaperRoute(clock.GetUtcNow());
                return null;
        }
    }

    private async Task<ProblemKind?> DiscloseAsync(BenefitApplication application, Guid consentId, CancellationToken cancellationToken)
    {
        try
        {
            var disclosure = await registries.DiscloseRecordAsync(
                Setup.Registry,
                new DisclosureRequest { ConsentId = consentId, PurposeCode = Setup.PurposeCode, Fields = Setup.Fields },
                cancellationToken);
            var evidence = disclosure.Data.Deserialize<Evidence>(JsonSerializerOptions.Web)!;
            var limit = (double)schemes.Find(application.Scheme)!.Eligibility.MaximumHectares;
            application.Take(consentId, evidence, limit, clock.GetUtcNow());
            return null;
        }
        catch (ApiException<ProblemDetails> refused) when (refused.StatusCode == StatusCodes.Status403Forbidden)
        {
            return AgricultureProblems.NoConsent;
        }
        catch (ApiException<ProblemDetails> refused) when (refused.StatusCode == StatusCodes.Status404NotFound)
        {
            return AgricultureProblems.NoRecord;
        }
    }
}
