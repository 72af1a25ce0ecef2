using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Asks the identity block who a number's holder is to this block.</summary>
internal sealed class PersonDirectory([FromKeyedServices(RegistriesBlock.BlockName)] IIdentityClient identity)
{
    /// <summary>Finds this block's subject of a number's holder.</summary>
    /// <returns><see langword="null"/> when the number belongs to nobody.</returns>
    public async Task<string?> OfNumberAsync(string number, CancellationToken cancellationToken)
    {
        try
        {
            return (await identity.ResolveSubjectAsync(new SubjectResolution { Number = number }, cancellationToken)).Subject;
        }
        catch (ApiException<ProblemDetails> refused) when (refused.StatusCode == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }
}
