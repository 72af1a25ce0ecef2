using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DigitalIndiaStack.Identity.Block.Counters;

/// <summary>The device codes of counters, as the tables of OpenIddict hold them, and what they are worth at the token endpoint.</summary>
internal sealed class CounterCodes(IdentityDbContext db)
{
    /// <summary>Lets a device code be redeemed for a person, or refuses it for good, in the transaction that runs.</summary>
    public async Task SettleAsync(DeviceGrant grant, PersonId person, bool isApproved, CancellationToken cancellationToken)
    {
        var (subject, status) = (person.ToString(), isApproved ? Statuses.Valid : Statuses.Rejected);
        await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(row => row.Id == grant.TokenId && row.Status == Statuses.Inactive).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Status, status).SetProperty(row => row.Subject, subject).SetProperty(row => row.ConcurrencyToken, NewMark()),
            cancellationToken);
        await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(row => row.Id == grant.AuthorizationId).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Subject, subject).SetProperty(row => row.ConcurrencyToken, NewMark()),
            cancellationToken);
    }

    /// <summary>The sign-in from which a person let a counter have what it asked for, as it was then.</summary>
    /// <param name="tokenId">The device code, by its identifier.</param>
    /// <returns><see langword="null"/> when nobody did.</returns>
    public async Task<Session?> SignInOfAsync(string? tokenId, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(tokenId, out var parsed) ? parsed : Guid.Empty;
        return await db.DeviceGrants.AsNoTracking().SingleOrDefaultAsync(row => row.TokenId == id && row.Approved == true, cancellationToken) is { } grant
            && await db.PersonsOfAll.AsNoTracking().SingleOrDefaultAsync(person => person.Id == grant.PersonId, cancellationToken) is { } person
            ? new Session { Key = "", Id = grant.SessionId!.Value, Tenant = person.Tenant, PersonId = person.Id, Factor = grant.Factor!.Value, SignedInAt = grant.SignedInAt!.Value, ExpiresAt = grant.ExpiresAt }
            : null;
    }

    // Whoever changes the row at this moment fails: it is not as it was.
    private static string NewMark() => Guid.CreateVersion7().ToString();
}
