using System.Buffers.Text;
using System.Security.Cryptography;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>What a signed-in person sees and changes of their passkeys.</summary>
internal sealed class OwnPasskeys(IdentityDbContext db, OwnFactors own, Ceremonies ceremonies, TimeProvider clock)
{
    /// <summary>How long a name may be.</summary>
    public const int NameLength = 60;

    private const int HandleLength = 32;
    private const int DigitsShown = 4;

    /// <summary>The passkeys of the person, in the order in which they came.</summary>
    public Task<List<Passkey>> FindAsync(Session session, CancellationToken cancellationToken) =>
        db.Passkeys.AsNoTracking().Where(row => row.PersonId == session.PersonId).OrderBy(row => row.Id).ToListAsync(cancellationToken);

    /// <summary>The options for one more passkey, as JSON.</summary>
    /// <returns><see langword="null"/> when the person has as many as they may have.</returns>
    public async Task<string?> BeginAsync(Session session, CancellationToken cancellationToken)
    {
        var factors = await db.FactorsOfAsync(session.PersonId, cancellationToken);
        if (factors.PasskeyCount >= FactorSet.MostPasskeys)
        {
            return null;
        }

        // Authenticators show it and copy it to clouds: the last digits tell apart who shares a device, and name nobody.
        var number = await db.PersonsOfAll.Where(person => person.Id == session.PersonId).Select(person => person.Number).SingleAsync(cancellationToken);
        var shown = number.Value[^DigitsShown..];
        var handle = factors.PasskeyHandle ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(HandleLength));
        return await ceremonies.BeginCreateAsync(session.Key, new PasskeyUserEntity { Id = handle, Name = shown, DisplayName = shown }, cancellationToken);
    }

    /// <summary>Adds the passkey that a browser made.</summary>
    /// <param name="answer">What the browser answered, as JSON.</param>
    public async Task<FactorChange> AddAsync(Session session, string name, string answer, CancellationToken cancellationToken)
    {
        if (!own.IsFresh(session))
        {
            return FactorChange.TooOld;
        }

        return await ceremonies.FinishCreateAsync(session.Key, answer, cancellationToken) is { } made
            ? await own.ChangeAsync(session, FactorKind.Passkey, SignInOutcome.FactorAdded, factors => Keep(factors, name, made), cancellationToken)
            : FactorChange.Refused;
    }

    /// <summary>Removes a passkey.</summary>
    public async Task<FactorChange> RemoveAsync(Session session, Guid id, CancellationToken cancellationToken)
    {
        var passkey = await db.Passkeys.SingleOrDefaultAsync(row => row.Id == id && row.PersonId == session.PersonId, cancellationToken);
        return passkey is null ? FactorChange.Raced : await own.ChangeAsync(session, FactorKind.Passkey, SignInOutcome.FactorRemoved, Forget, cancellationToken);

        bool Forget(FactorSet factors)
        {
            factors.RemovePasskey(passkey.LockedAt is null);
            db.Passkeys.Remove(passkey);
            return true;
        }
    }

    private bool Keep(FactorSet factors, string name, PasskeyAttestationResult made)
    {
        var (passkey, now) = (made.Passkey!, clock.GetUtcNow());
        if (!factors.AddPasskey(made.UserEntity!.Id))
        {
            return false;
        }

        db.Passkeys.Add(new Passkey
        {
            CredentialId = Base64Url.EncodeToString(passkey.CredentialId),
            Id = Guid.CreateVersion7(now),
            PersonId = factors.PersonId,
            Name = name,
            PublicKey = passkey.PublicKey,
            SignCount = passkey.SignCount,
            IsBackupEligible = passkey.IsBackupEligible,
            Transports = string.Join(',', (passkey.Transports ?? []).Where(PasskeyRules.Transports.Contains).Distinct()),
            AddedAt = now,
        });
        return true;
    }
}
