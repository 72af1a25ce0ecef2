using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Identity.Block.Clients;

/// <summary>Registers the clients when the host starts, after the store is there and before requests come.</summary>
internal sealed class ClientStartup(IServiceScopeFactory scopes) : IHostedService
{
    private const int Attempts = 20;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; !await TryApplyAsync(attempt == Attempts, cancellationToken); attempt++)
        {
            // Whoever gave way once gives way by chance, so that two do not do so for ever.
            await Task.Delay(Random.Shared.Next(100), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Registers all of them; <see langword="false"/> when another instance wrote one at the same moment.</summary>
    private async Task<bool> TryApplyAsync(bool isLast, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ClientSetup>().ApplyAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (!isLast && exception is DbUpdateException or OpenIddictExceptions.ConcurrencyException or OpenIddictExceptions.ValidationException)
        {
            // Validation finds the client of the other instance that the look before it did not find yet.
            return false;
        }
    }
}
