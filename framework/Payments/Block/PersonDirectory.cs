using DigitalIndiaStack.Core.Contracts;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Payments.Block;

/// <summary>Asks the identity block who a person is to this block.</summary>
internal sealed class PersonDirectory([FromKeyedServices(PaymentsBlock.BlockName)] IIdentityClient identity)
{
    private const int NotFound = 404;

    /// <summary>Finds this block's subject of a number's holder.</summary>
    /// <returns><see langword="null"/> when the number belongs to nobody.</returns>
    public Task<string?> OfNumberAsync(string number, CancellationToken cancellationToken) =>
        AskAsync(() => identity.ResolveSubjectAsync(new SubjectResolution { Number = number }, cancellationToken));

    /// <summary>Translates the subject of a relying party into this block's.</summary>
    /// <returns><see langword="null"/> when the relying party knows nobody by it.</returns>
    public Task<string?> OfRelyingPartyAsync(string relyingParty, string subject, CancellationToken cancellationToken) =>
        AskAsync(() => identity.MapSubjectAsync(
            new SubjectMapping { Subject = subject, RelyingParty = relyingParty, Audience = PaymentsBlock.BlockName }, cancellationToken));

    private static async Task<string?> AskAsync(Func<Task<PairwiseSubject>> ask)
    {
        try
        {
            return (await ask()).Subject;
        }
        catch (ApiException<ProblemDetails> refused) when (refused.StatusCode == NotFound)
        {
            return null;
        }
    }
}
