using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalIndiaStack.Identity.Block.Clients.Developers;

/// <summary>Answers the operations of section 19; who holds the registration token owns the client.</summary>
internal sealed class DeveloperDesk(DeveloperClients clients, ApiAnswers answers)
{
    public async Task<Results<Created<Contracts.ClientRegistration>, ProblemHttpResult>> RegisterAsync(ClientDraft body, CancellationToken cancellationToken)
    {
        var (client, token, problem) = await clients.RegisterAsync(body, cancellationToken);
        return client is null
            ? answers.Refuse(problem!)
            : TypedResults.Created($"/identity/v1/clients/{client.ClientId}", new Contracts.ClientRegistration { Client = Show(client), RegistrationToken = token });
    }

    public async Task<Results<Ok<RegisteredClient>, ProblemHttpResult>> GetAsync(string clientId, string registrationToken, CancellationToken cancellationToken) =>
        await clients.FindAsync(clientId, registrationToken, cancellationToken) is { } client ? TypedResults.Ok(Show(client)) : answers.Refuse(IdentityProblems.NotFound);

    public async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string clientId, string registrationToken, CancellationToken cancellationToken) =>
        await clients.RemoveAsync(clientId, registrationToken, cancellationToken) ? TypedResults.NoContent() : answers.Refuse(IdentityProblems.NotFound);

    private static RegisteredClient Show(Storage.RegisteredClient client) => new()
    {
        ClientId = client.ClientId,
        Name = client.Name,
        Country = client.Tenant,
        Kind = client.IsPublic ? ClientKind.Public : ClientKind.Confidential,
        RedirectUris = client.RedirectUris.Split('\n'),
        Scopes = [.. client.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope => Enum.Parse<ClientScope>(scope, ignoreCase: true))],
        RegisteredAt = client.RegisteredAt,
    };
}
