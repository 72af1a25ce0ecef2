using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Verification;

/// <summary>Bounds how often a relying party has one subject verified in a day, so that nobody guesses a name or a region by asking (IDN-16.6).</summary>
internal sealed class VerificationLimit(IdentityDbContext db, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>Counts one verification, if the day has one left; parallel ones cannot beat the count.</summary>
    /// <returns>How long to wait when the day has none left; else <see langword="null"/>.</returns>
    public async Task<TimeSpan?> TakeAsync(string tenant, string client, string subject, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (day, most) = (DateOnly.FromDateTime(now.UtcDateTime), options.Value.VerificationsPerDay);
        var rows = db.VerificationCounts.Where(row => row.Tenant == tenant && row.Client == client && row.Subject == subject && row.Day == day);
        while (true)
        {
            var counted = await rows.Where(row => row.Count < most).ExecuteUpdateAsync(change => change.SetProperty(row => row.Count, row => row.Count + 1), cancellationToken);
            if (counted == 1 || await db.TryInsertAsync(new VerificationCount { Tenant = tenant, Client = client, Subject = subject, Day = day, Count = 1 }, cancellationToken))
            {
                return null;
            }

            if (await rows.AnyAsync(row => row.Count >= most, cancellationToken))
            {
                return now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime;
            }
        }
    }
}
