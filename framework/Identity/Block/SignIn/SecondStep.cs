using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Passkeys;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>The second step of a sign-in whose PIN was right: one of the person's second factors, which they choose.</summary>
internal sealed class SecondStep(IdentityDbContext db, AttemptBudgets budgets, FactorProof proof, PasskeyProof passkeys, CodeSender sender, TimeProvider clock)
{
    /// <summary>The factors to choose from, the one to ask for first at the head.</summary>
    /// <param name="key">The digest under which the sign-in waits.</param>
    /// <returns><see langword="null"/> when none waits any more.</returns>
    public async Task<IReadOnlyList<FactorKind>?> OffersAsync(string key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken) is { } pending ? (await db.FactorsOfAsync(pending.PersonId, cancellationToken)).Offers : null;

    /// <summary>Sends the code for which a person asked instead of another factor; one for each right PIN, as ever.</summary>
    public async Task SendAsync(string key, string? asker, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is { CodeDigest: PendingSignIn.NoCode } pending
            && (await db.FactorsOfAsync(pending.PersonId, cancellationToken)).StateOf(FactorKind.Code) == FactorState.Open)
        {
            await sender.SendAsync(pending, asker, cancellationToken);
        }
    }

    /// <summary>The options with which a browser is asked for a passkey, as JSON.</summary>
    /// <returns><see langword="null"/> when no sign-in waits any more, or for a passkey.</returns>
    public async Task<string?> PasskeyOptionsAsync(string key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken) is { } pending
        && await db.FactorsOfAsync(pending.PersonId, cancellationToken) is var factors
        && factors.StateOf(FactorKind.Passkey) == FactorState.Open
            ? await passkeys.BeginAsync(pending, factors, cancellationToken)
            : null;

    /// <summary>Checks what was typed for a waiting sign-in, or what a browser answered.</summary>
    /// <returns>The person when it is right; it is right once.</returns>
    public async Task<(SignInStep Step, Person? Person)> CheckAsync(string key, FactorKind kind, string typed, string? asker, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } pending)
        {
            return (SignInStep.Expired, null);
        }

        var person = await db.PersonsOfAll.AsNoTracking().SingleAsync(row => row.Id == pending.PersonId, cancellationToken);
        var (factor, holder) = (FactorNames.NameOf(kind), person.Number.Value);
        if (!await budgets.TakeAsync(pending.Tenant, factor, holder, cancellationToken))
        {
            return (SignInStep.Locked, null);
        }

        if (!await proof.IsRightAsync(pending, kind, typed, cancellationToken))
        {
            var isLocked = await budgets.IsLockedAsync(pending.Tenant, factor, holder, cancellationToken);
            db.History.Add(new SignInEvent { PersonId = person.Id, At = clock.GetUtcNow(), Outcome = isLocked ? SignInOutcome.CodeLocked : SignInOutcome.WrongCode, Client = asker, Factor = kind });
            await db.SaveChangesAsync(cancellationToken);
            return (SignInStep.Wrong, null);
        }

        var won = await UseAsync(key, cancellationToken);
        await budgets.ForgiveAsync(pending.Tenant, factor, holder, cancellationToken);
        return won && person.State == PersonState.Active ? (SignInStep.Right, person) : (SignInStep.Expired, null);
    }

    private async Task<PendingSignIn?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var pending = await db.PendingSignIns.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
        return pending is { UsedAt: null } && pending.ExpiresAt > clock.GetUtcNow() ? pending : null;
    }

    // Of several right codes at the same moment one changes the row.
    private async Task<bool> UseAsync(string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.PendingSignIns
            .Where(row => row.Key == key && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
    }
}
