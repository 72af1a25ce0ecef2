using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>The operations of clause 19.</summary>
internal sealed partial class IdentityApi
{
    public Task<Results<Created<ClientRegistration>, ProblemHttpResult>> RegisterClientAsync(ClientDraft body, CancellationToken cancellationToken) =>
        developers.RegisterAsync(body, cancellationToken);

    public Task<Results<Ok<RegisteredClient>, ProblemHttpResult>> GetClientAsync(string clientId, string registrationToken, CancellationToken cancellationToken) =>
        developers.GetAsync(clientId, registrationToken, cancellationToken);

    public Task<Results<NoContent, ProblemHttpResult>> RemoveClientAsync(string clientId, string registrationToken, CancellationToken cancellationToken) =>
        developers.RemoveAsync(clientId, registrationToken, cancellationToken);
}
