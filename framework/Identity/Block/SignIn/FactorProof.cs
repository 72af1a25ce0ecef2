using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Passkeys;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>Judges what was typed as a second factor, and uses it up: of the same at the same moment one changes the row.</summary>
internal sealed class FactorProof(IdentityDbContext db, FactorSecrets secrets, PasskeyProof passkeys, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>Whether it is right. A factor that is locked or absent is never.</summary>
    public async Task<bool> IsRightAsync(PendingSignIn pending, FactorKind kind, string typed, CancellationToken cancellationToken)
    {
        var factors = await db.FactorsOfAsync(pending.PersonId, cancellationToken);
        if (factors.StateOf(kind) != FactorState.Open)
        {
            return false;
        }

        return kind switch
        {
            // Used up with the sign-in that waits for it.
            FactorKind.Code => SecretText.AreEqual(SecretText.Digest(pending.Key + typed), pending.CodeDigest),
            FactorKind.App => await UseStepAsync(factors, typed, cancellationToken),
            FactorKind.Passkey => await passkeys.IsRightAsync(pending, typed, cancellationToken),
            _ => await UseCodeAsync(factors, typed, cancellationToken),
        };
    }

    private async Task<bool> UseStepAsync(FactorSet factors, string typed, CancellationToken cancellationToken) =>
        Totp.FindStep(secrets.Unprotect(factors.PersonId, factors.AppSecret!), typed, clock.GetUtcNow(), options.Value.AppSteps) is { } step
        && await db.Factors
            .Where(row => row.PersonId == factors.PersonId && row.AppSecret == factors.AppSecret && row.AppStep < step)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.AppStep, step), cancellationToken) == 1;

    private async Task<bool> UseCodeAsync(FactorSet factors, string typed, CancellationToken cancellationToken)
    {
        var (now, digest) = (clock.GetUtcNow(), RecoveryText.Digest(secrets.Unprotect(factors.PersonId, factors.RecoveryKey!), typed));
        return await db.RecoveryCodes
            .Where(row => row.PersonId == factors.PersonId && row.Digest == digest && row.SetId == factors.RecoverySet && row.UsedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
    }
}
