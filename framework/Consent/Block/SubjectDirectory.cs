using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Asks the identity block who a relying party's person is to another block.</summary>
internal sealed class SubjectDirectory([FromKeyedServices(ConsentBlock.BlockName)] IIdentityClient identity)
{
    /// <summary>Translates a relying party's subject.</summary>
    /// <returns>The subject as the audience knows it; <see langword="null"/> when the relying party knows nobody by it.</returns>
    public async Task<string?> MapAsync(string relyingParty, string subject, string audience, CancellationToken cancellationToken)
    {
        try
        {
            var mapping = new SubjectMapping { Subject = subject, RelyingParty = relyingParty, Audience = audience };
            return (await identity.MapSubjectAsync(mapping, cancellationToken)).Subject;
        }
        catch (ApiException<ProblemDetails> refused) when (refused.StatusCode == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }
}
