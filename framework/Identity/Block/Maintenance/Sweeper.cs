using DigitalIndiaStack.Core.Security.Revocations;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace DigitalIndiaStack.Identity.Block.Maintenance;

/// <summary>Removes what is over: sessions, waiting sign-ins and challenges, arrivals, old history, used assertions and proofs, revocations, expired credentials, attempt counts, tokens. Looks whether a key of credentials is due, for whose keys nobody may ask for weeks. Once an hour.</summary>
internal sealed class Sweeper(IServiceScopeFactory scopes, TimeProvider clock, IStoreFaults faults, ILogger<Sweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    // A token that was redeemed or revoked is remembered for so long, so that its reuse is still seen.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TrySweepAsync(stoppingToken);
        }
    }

    /// <summary>Sweeps once, and leaves a store that is away to the next hour: nothing that is over is ever accepted, swept or not.</summary>
    internal async Task TrySweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SweepAsync(cancellationToken);
        }
        // Not by its type: what the database throws comes wrapped, by EF Core when it may pass and by OpenIddict always.
        catch (Exception exception) when (faults.IsUnavailable(exception))
        {
            logger.SweepFailed(exception);
        }
    }

    /// <summary>Sweeps once.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var now = clock.GetUtcNow();
        var seconds = now.ToUnixTimeSeconds();
        await db.Sessions.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.SessionParties.Where(row => row.JoinedAt < now - Memory && !db.Sessions.Any(session => session.Id == row.SessionId)).ExecuteDeleteAsync(cancellationToken);
        await db.PendingSignIns.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.PasskeyChallenges.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.RecoveryCodes.Where(row => !db.Factors.Any(factors => factors.RecoverySet == row.SetId)).ExecuteDeleteAsync(cancellationToken);
        await db.Arrivals.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.DeviceGrants.Where(row => row.ExpiresAt < now - Memory).ExecuteDeleteAsync(cancellationToken);
        await db.DelegationGrants.Where(row => row.JoinedAt < now - Memory).ExecuteDeleteAsync(cancellationToken);
        await db.Delegations.Where(row => row.EndsAt < now - SignInEvent.Memory).ExecuteDeleteAsync(cancellationToken);
        await db.History.Where(row => row.At < now - SignInEvent.Memory || row.PersonId == SignInEvent.Nobody).ExecuteDeleteAsync(cancellationToken);
        var yesterday = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        await db.VerificationCounts.Where(row => row.Day < yesterday).ExecuteDeleteAsync(cancellationToken);
        await db.Revocations.Where(row => row.At < now - RevocationList.Memory).ExecuteDeleteAsync(cancellationToken);
        await db.UsedAssertions.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.UsedProofs.Where(row => row.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        await db.CredentialsOfAll.Where(row => row.ExpiresAt < now - Memory).ExecuteDeleteAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<CredentialRing>().LookAsync(cancellationToken);
        await db.Budgets.Where(row => row.ExpiresAt < seconds && row.LockedUntil < seconds).ExecuteDeleteAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now - Memory, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now - Memory, cancellationToken);
    }
}
