using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Identity.Block.Logout;

/// <summary>Tells one relying party what it must still be told: takes each notice under a lease, so that of several hosts one sends it. Scoped.</summary>
internal sealed class LogoutMessenger(
    IdentityDbContext db, IHttpClientFactory http, LogoutTokens tokens, ClientList clients, TimeProvider clock, ILogger<LogoutMessenger> logger)
{
    /// <summary>Name of the <see cref="HttpClient"/>.</summary>
    public const string ClientName = "back-channel-logout";

    /// <summary>How long a relying party may take to answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private const int MostAttempts = 5;

    private const int MostAtOnce = 20;

    private static readonly TimeSpan Lease = Timeout + TimeSpan.FromSeconds(25);

    /// <summary>Makes an attempt for each notice that is due.</summary>
    public async Task TellAsync(DueWork<string> party, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.LogoutNotices.AsNoTracking()
            .Where(row => row.Tenant == party.Tenant && row.ClientId == party.Id && row.NextAttemptAt <= now)
            .OrderBy(row => row.NextAttemptAt)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        var taken = new List<LogoutNotice>();
        foreach (var notice in due)
        {
            if (await TakeAsync(notice, now, cancellationToken))
            {
                taken.Add(notice);
            }
        }

        var told = await Task.WhenAll(taken.Select(notice => TryTellAsync(notice, cancellationToken)));
        foreach (var (notice, isTold) in taken.Zip(told))
        {
            await SettleAsync(notice, isTold, cancellationToken);
        }
    }

    private async Task<bool> TakeAsync(LogoutNotice notice, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.LogoutNotices.Where(row => row.Id == notice.Id && row.Attempts == notice.Attempts)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.NextAttemptAt, now + Lease), cancellationToken) == 1;

    private async Task<bool> TryTellAsync(LogoutNotice notice, CancellationToken cancellationToken)
    {
        if (clients.Find(notice.ClientId)?.BackChannelLogoutUri is not { } address)
        {
            // It wants to be told no more.
            return true;
        }

        using var client = http.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", tokens.For(notice))]),
        };
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task SettleAsync(LogoutNotice notice, bool isTold, CancellationToken cancellationToken)
    {
        var (row, attempt) = (db.LogoutNotices.Where(row => row.Id == notice.Id && row.Attempts == notice.Attempts + 1), notice.Attempts + 1);
        if (!isTold && attempt < MostAttempts)
        {
            // After 1, 2, 4 and 8 seconds.
            var next = clock.GetUtcNow() + TimeSpan.FromSeconds(1 << notice.Attempts);
            await row.ExecuteUpdateAsync(change => change.SetProperty(kept => kept.NextAttemptAt, next), cancellationToken);
            return;
        }

        await row.ExecuteDeleteAsync(cancellationToken);
        if (!isTold)
        {
            logger.LogoutNotTold(notice.ClientId, attempt);
        }
    }
}
