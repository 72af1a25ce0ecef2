using System.Collections.Concurrent;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Tells relying parties of sessions that ended, each by itself, so that one that hangs holds up no other; several hosts may do it at once.</summary>
internal sealed class LogoutRounds(IServiceProvider services, TimeProvider clock) : StoreRounds(Work, TimeSpan.FromMilliseconds(500), services)
{
    /// <summary>The name under which notices are announced.</summary>
    public const string Work = "tell-of-logout";

    private readonly ConcurrentDictionary<DueWork<string>, Task> busy = new();

    protected override async Task<bool> RunAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var due = await DueAsync(
            scope => scope.GetRequiredService<IdentityDbContext>().LogoutNotices
                .Where(row => row.NextAttemptAt <= now)
                .Select(row => new DueWork<string>(row.Tenant, row.ClientId))
                .Distinct()
                .ToListAsync(stopping),
            stopping);
        foreach (var party in due.Where(party => !busy.ContainsKey(party)))
        {
            busy[party] = Task.Run(() => TellAsync(party, stopping), CancellationToken.None);
        }

        return false;
    }

    protected override Task EndAsync() => Task.WhenAll(busy.Values);

    private async Task TellAsync(DueWork<string> party, CancellationToken stopping)
    {
        try
        {
            await TryAsync(TenantId.Parse(party.Tenant), scope => scope.GetRequiredService<LogoutMessenger>().TellAsync(party, stopping), stopping);
        }
        finally
        {
            busy.TryRemove(party, out _);
        }
    }
}
