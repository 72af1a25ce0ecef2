using System.Buffers.Text;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>The passkey as second factor of a sign-in that waits.</summary>
internal sealed class PasskeyProof(IdentityDbContext db, Ceremonies ceremonies, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>The options to ask with, as JSON.</summary>
    /// <param name="factors">The factors of the person, among them an open passkey.</param>
    public Task<string> BeginAsync(PendingSignIn pending, FactorSet factors, CancellationToken cancellationToken) =>
        ceremonies.BeginGetAsync(pending.Key, new PasskeyUser(factors.PasskeyHandle!, factors.PersonId), cancellationToken);

    /// <summary>Whether an answer is right; one whose counter went back shuts its passkey.</summary>
    public async Task<bool> IsRightAsync(PendingSignIn pending, string answer, CancellationToken cancellationToken)
    {
        if (await ceremonies.FinishGetAsync(pending.Key, answer, cancellationToken) is not { Passkey: { } passkey, User: { } user } || user.Person != pending.PersonId)
        {
            return false;
        }

        var id = Base64Url.EncodeToString(passkey.CredentialId);
        if (await CountAsync(user.Person, id, passkey.SignCount, cancellationToken))
        {
            return true;
        }

        while (!await TryLockAsync(pending, id, cancellationToken))
        {
            db.ChangeTracker.Clear();
        }

        return false;
    }

    // Web Authentication, 7.2: a counter that does not move on may be that of a copy; authenticators that do not count say 0 for ever.
    private async Task<bool> CountAsync(PersonId person, string id, long count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Passkeys
            .Where(row => row.CredentialId == id && row.PersonId == person && row.LockedAt == null && (row.SignCount < count || (row.SignCount == 0 && count == 0)))
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.SignCount, count).SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
    }

    private async Task<bool> TryLockAsync(PendingSignIn pending, string id, CancellationToken cancellationToken)
    {
        var (person, now) = (pending.PersonId, clock.GetUtcNow());
        var passkey = await db.Passkeys.SingleOrDefaultAsync(row => row.CredentialId == id && row.PersonId == person, cancellationToken);
        var factors = await db.Factors.SingleAsync(row => row.PersonId == person, cancellationToken);
        if (passkey is null || !passkey.Lock(now))
        {
            return true;
        }

        factors.ShutPasskey();
        tenant.Use(TenantId.Parse(pending.Tenant));
        db.History.Add(new SignInEvent { PersonId = person, At = now, Outcome = SignInOutcome.FactorLocked, Factor = FactorKind.Passkey });
        db.Record(new AuditEntry("identity.passkey.shut", $"{person}") { Subject = $"{person}", Resource = $"person/{person}" });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
