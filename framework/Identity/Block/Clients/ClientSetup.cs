namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>Registers every client of this deployment.</summary>
internal sealed class ClientSetup(ClientList clients, ClientRegistration registration)
{
    /// <summary>Adds new clients and updates known ones.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var client in clients.All)
        {
            await registration.RegisterAsync(client, cancellationToken);
        }
    }
}
