using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>Finds what a client may ask for.</summary>
internal sealed class ClientDirectory(IOpenIddictApplicationManager applications)
{
    /// <summary>The access of a client; <see langword="null"/> when there is no such client.</summary>
    public async Task<ClientAccess?> FindAsync(string? clientId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(clientId) || await applications.FindByClientIdAsync(clientId, cancellationToken) is not { } application)
        {
            return null;
        }

        return ClientAccess.From(await applications.GetPropertiesAsync(application, cancellationToken));
    }

    /// <summary>The hosts to which answers for a client go.</summary>
    public async Task<IReadOnlyList<Uri>> OriginsAsync(string clientId, CancellationToken cancellationToken) =>
        await applications.FindByClientIdAsync(clientId, cancellationToken) is { } application
            ? [.. (await applications.GetRedirectUrisAsync(application, cancellationToken)).Select(address => new Uri(new Uri(address).GetLeftPart(UriPartial.Authority))).Distinct()]
            : [];

    /// <summary>Whether a client or block of this name exists, so that it can have names of persons.</summary>
    public async Task<bool> ExistsAsync(string sector, CancellationToken cancellationToken) =>
        await applications.FindByClientIdAsync(sector, cancellationToken) is not null;
}
