using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Consent.Block.Storage;

/// <summary>What the desks ask of the store.</summary>
internal static class ConsentQueries
{
    extension(ConsentDbContext db)
    {
        /// <summary>The consents of a person, newest first.</summary>
        /// <param name="status">Only those in this state; all when <see langword="null"/>.</param>
        public IQueryable<GrantedConsent> ConsentsOf(string subject, ConsentStatus? status, DateTimeOffset now)
        {
            var consents = db.Consents.AsNoTracking().Where(consent => consent.Subject == subject);
            consents = status switch
            {
                ConsentStatus.Active => consents.Where(consent => consent.WithdrawnAt == null && consent.ExpiresAt > now),
                ConsentStatus.Withdrawn => consents.Where(consent => consent.WithdrawnAt != null),
                ConsentStatus.Expired => consents.Where(consent => consent.WithdrawnAt == null && consent.ExpiresAt <= now),
                _ => consents,
            };
            return consents.OrderByDescending(consent => consent.Id);
        }

        /// <summary>Counts one use; the row's lock makes sure that two at the same time are two.</summary>
        /// <returns><see langword="false"/> when the frequency is used up, or the consent was withdrawn meanwhile.</returns>
        public async Task<bool> CountUseAsync(GrantedConsent consent, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var earliest = now - consent.PeriodLength;
            await db.Consents
                .Where(row => row.Id == consent.Id && row.PeriodStart <= earliest)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PeriodStart, now).SetProperty(row => row.Uses, 0), cancellationToken);
            var counted = await db.Consents
                .Where(row => row.Id == consent.Id && row.WithdrawnAt == null && row.Uses < row.Frequency)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Uses, row => row.Uses + 1), cancellationToken);
            return counted == 1;
        }
    }
}
