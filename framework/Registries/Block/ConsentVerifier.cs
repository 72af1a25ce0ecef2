using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Asks the consent block whether a consent covers what the caller wants to see.</summary>
internal sealed class ConsentVerifier([FromKeyedServices(RegistriesBlock.BlockName)] IConsentClient consents, Caller caller)
{
    /// <summary>Finds the person whose consent covers the request.</summary>
    /// <returns>The person as this block knows them, and the notice that they read; <see langword="null"/> when no live consent covers all of it (REG-4.1).</returns>
    /// <exception cref="PeerUnavailableException">The consent cannot be verified (REG-4.4).</exception>
    public async Task<ConsentCover?> CoverOfAsync(string registry, DisclosureRequest request, CancellationToken cancellationToken)
    {
        var verification = await VerifyAsync(registry, request, cancellationToken);
        var isCovered = verification.Active && !request.Fields.Except(verification.Fields ?? []).Any();
        return isCovered && verification.Subject is { } subject ? new ConsentCover(subject, verification.Notice) : null;
    }

    private async Task<Verification> VerifyAsync(string registry, DisclosureRequest request, CancellationToken cancellationToken)
    {
        var question = new VerificationRequest
        {
            ConsentId = request.ConsentId,
            Requester = caller.ClientId,
            PurposeCode = request.PurposeCode,
            Registry = registry,
            Fields = request.Fields,
        };
        try
        {
            return await consents.VerifyConsentAsync(question, cancellationToken);
        }
        catch (ApiException refused)
        {
            // Whatever the reason: without a verdict nothing is disclosed, and the requester is not at fault.
            throw new PeerUnavailableException("consent", "The consent was not verified.", refused);
        }
    }
}

/// <summary>Who consented to a disclosure, and to what words.</summary>
/// <param name="Subject">The person, as this block knows them.</param>
/// <param name="Notice">What they read; <see langword="null"/> when the consent block does not tell.</param>
internal sealed record ConsentCover(string Subject, ConsentNotice? Notice);
