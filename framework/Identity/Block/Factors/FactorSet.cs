using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>The second factors of one person. All are in one row, so that of two changes at once one is made over the other and not beside it.</summary>
internal sealed class FactorSet : IVersioned
{
    /// <summary>How many passkeys a person may have, those that are shut among them (IDN-17.13).</summary>
    public const int MostPasskeys = 10;

    private static readonly TimeSpan OfferLife = TimeSpan.FromMinutes(10);

    public required PersonId PersonId { get; init; }

    /// <summary>The secret of the app, encrypted; <see langword="null"/> when the person has none.</summary>
    public string? AppSecret { get; private set; }

    /// <summary>The newest step whose code was accepted; none up to it is accepted again (IDN-11.4).</summary>
    public long AppStep { get; private set; }

    /// <summary>The secret of an app that no code has confirmed yet, encrypted.</summary>
    public string? OfferedSecret { get; private set; }

    public DateTimeOffset? OfferedUntil { get; private set; }

    /// <summary>The key of the hashes of recovery codes, encrypted.</summary>
    public string? RecoveryKey { get; private set; }

    /// <summary>The set of recovery codes that is good; <see langword="null"/> when the person has none.</summary>
    public Guid? RecoverySet { get; private set; }

    /// <summary>The random name of the person that their authenticators keep; <see langword="null"/> before their first passkey.</summary>
    public string? PasskeyHandle { get; private set; }

    /// <summary>How many passkeys the person has. It stands here so that of two changes at once one is made over the other.</summary>
    public int PasskeyCount { get; private set; }

    /// <summary>How many of them were shut because their counter went back.</summary>
    public int ShutPasskeys { get; private set; }

    public bool IsCodeLocked { get; private set; }

    public bool IsAppLocked { get; private set; }

    public bool IsRecoveryLocked { get; private set; }

    public bool IsPasskeyLocked { get; private set; }

    public long Version { get; private set; }

    /// <summary>The factors that sign in now, the one that is asked for first at the head: a passkey answers to this site alone, and an app costs nothing and travels nowhere.</summary>
    public IReadOnlyList<FactorKind> Offers => [.. new[] { FactorKind.Passkey, FactorKind.App, FactorKind.Code, FactorKind.Recovery }.Where(kind => StateOf(kind) == FactorState.Open)];

    /// <summary>Whether a factor signs in.</summary>
    public FactorState StateOf(FactorKind kind) => kind switch
    {
        FactorKind.Code => IsCodeLocked ? FactorState.Locked : FactorState.Open,
        FactorKind.App when AppSecret is null => FactorState.Absent,
        FactorKind.App => IsAppLocked ? FactorState.Locked : FactorState.Open,
        FactorKind.Passkey when PasskeyCount == ShutPasskeys => FactorState.Absent,
        FactorKind.Passkey => IsPasskeyLocked ? FactorState.Locked : FactorState.Open,
        _ when RecoverySet is null => FactorState.Absent,
        _ => IsRecoveryLocked ? FactorState.Locked : FactorState.Open,
    };

    /// <summary>Offers a new app its secret; the one that the person has goes on until the new one is confirmed.</summary>
    /// <param name="secret">The secret, encrypted.</param>
    public void Offer(string secret, DateTimeOffset now) => (OfferedSecret, OfferedUntil) = (secret, now + OfferLife);

    /// <summary>The secret that waits for its first code, encrypted; <see langword="null"/> when none does any more.</summary>
    public string? OfferAt(DateTimeOffset now) => OfferedUntil > now ? OfferedSecret : null;

    /// <summary>Takes the offered app: it gave the right code of a step.</summary>
    public void Confirm(long step) => (AppSecret, AppStep, IsAppLocked, OfferedSecret, OfferedUntil) = (OfferedSecret, step, false, null, null);

    /// <summary>Makes a set of recovery codes the one that is good; the one before ends (IDN-11.7).</summary>
    /// <param name="key">The key of its hashes, encrypted.</param>
    public void Renew(Guid set, string key) => (RecoverySet, RecoveryKey, IsRecoveryLocked) = (set, key, false);

    /// <summary>Counts one passkey more.</summary>
    /// <param name="handle">The name of the person that its authenticator keeps.</param>
    /// <returns><see langword="false"/> when there are enough, or the person got another name meanwhile.</returns>
    public bool AddPasskey(string handle)
    {
        if (PasskeyCount >= MostPasskeys || (PasskeyHandle ?? handle) != handle)
        {
            return false;
        }

        (PasskeyHandle, PasskeyCount) = (handle, PasskeyCount + 1);
        return true;
    }

    /// <summary>Counts one passkey less.</summary>
    /// <param name="wasOpen">Whether it was not shut.</param>
    public void RemovePasskey(bool wasOpen)
    {
        (PasskeyCount, ShutPasskeys) = (PasskeyCount - 1, ShutPasskeys - (wasOpen ? 0 : 1));
        IsPasskeyLocked &= PasskeyCount > ShutPasskeys;
    }

    /// <summary>Counts one passkey that signs nobody in any more.</summary>
    public void ShutPasskey() => ShutPasskeys++;

    /// <summary>Locks a factor.</summary>
    /// <returns><see langword="false"/> when it is not open, or the last that does not run out (IDN-11.12).</returns>
    public bool Lock(FactorKind kind) => StateOf(kind) == FactorState.Open && CanSpare(kind) && Set(kind, true);

    /// <summary>Unlocks a factor.</summary>
    /// <returns><see langword="false"/> when it is not locked.</returns>
    public bool Unlock(FactorKind kind) => StateOf(kind) == FactorState.Locked && Set(kind, false);

    /// <summary>Forgets the app.</summary>
    /// <returns><see langword="false"/> when there is none, or no code is sent without it (IDN-11.12).</returns>
    public bool RemoveApp()
    {
        if (AppSecret is null || !CanSpare(FactorKind.App))
        {
            return false;
        }

        (AppSecret, IsAppLocked) = (null, false);
        return true;
    }

    private bool CanSpare(FactorKind kind) => kind switch
    {
        FactorKind.Code => StateOf(FactorKind.App) == FactorState.Open,
        FactorKind.App => StateOf(FactorKind.Code) == FactorState.Open,
        _ => true,
    };

    private bool Set(FactorKind kind, bool isLocked)
    {
        _ = kind switch
        {
            FactorKind.Code => IsCodeLocked = isLocked,
            FactorKind.App => IsAppLocked = isLocked,
            FactorKind.Passkey => IsPasskeyLocked = isLocked,
            _ => IsRecoveryLocked = isLocked,
        };
        return true;
    }
}
