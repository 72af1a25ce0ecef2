using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>What a signed-in person sees and changes of their second factors (section 11). A change, its entry and its audit record are saved at once.</summary>
internal sealed class OwnFactors(IdentityDbContext db, CurrentTenant tenant, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>The factors of the person, and how many recovery codes they have left.</summary>
    public async Task<(FactorSet Factors, int CodesLeft)> FindAsync(Session session, CancellationToken cancellationToken)
    {
        var factors = await db.FactorsOfAsync(session.PersonId, cancellationToken);
        return (factors, await db.CodesLeftAsync(factors, cancellationToken));
    }

    /// <summary>Whether the person signed in not long ago: whoever finds their browser open must not make it theirs.</summary>
    public bool IsFresh(Session session) => clock.GetUtcNow() - session.SignedInAt <= Fresh;

    /// <summary>Locks a factor, which an old sign-in may do too: it protects.</summary>
    public Task<FactorChange> LockAsync(Session session, FactorKind kind, CancellationToken cancellationToken) =>
        SaveAsync(session, kind, SignInOutcome.FactorLocked, factors => factors.Lock(kind), cancellationToken);

    /// <summary>Unlocks it.</summary>
    public Task<FactorChange> UnlockAsync(Session session, FactorKind kind, CancellationToken cancellationToken) =>
        ChangeAsync(session, kind, SignInOutcome.FactorUnlocked, factors => factors.Unlock(kind), cancellationToken);

    /// <summary>Removes the app.</summary>
    public Task<FactorChange> RemoveAppAsync(Session session, CancellationToken cancellationToken) =>
        ChangeAsync(session, FactorKind.App, SignInOutcome.FactorRemoved, factors => factors.RemoveApp(), cancellationToken);

    /// <summary>Makes a change for which the sign-in must be fresh.</summary>
    /// <param name="outcome">How the history tells it; <see langword="null"/> when it does not.</param>
    /// <param name="change">Makes it, or says that it cannot be made.</param>
    public async Task<FactorChange> ChangeAsync(
        Session session, FactorKind kind, SignInOutcome? outcome, Func<FactorSet, bool> change, CancellationToken cancellationToken) =>
        IsFresh(session) ? await SaveAsync(session, kind, outcome, change, cancellationToken) : FactorChange.TooOld;

    private async Task<FactorChange> SaveAsync(
        Session session, FactorKind kind, SignInOutcome? outcome, Func<FactorSet, bool> change, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(session.Tenant));
        var person = session.PersonId;
        var factors = await db.Factors.SingleOrDefaultAsync(row => row.PersonId == person, cancellationToken) ?? db.Factors.Add(new FactorSet { PersonId = person }).Entity;
        if (!change(factors))
        {
            return FactorChange.Refused;
        }

        Note(person, kind, outcome);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return FactorChange.Done;
        }
        catch (DbUpdateException raced) when (raced is DbUpdateConcurrencyException || raced.IsUniqueViolation())
        {
            return FactorChange.Raced;
        }
    }

    private void Note(PersonId person, FactorKind kind, SignInOutcome? outcome)
    {
        if (outcome is { } told)
        {
            db.History.Add(new SignInEvent { PersonId = person, At = clock.GetUtcNow(), Outcome = told, Factor = kind });
            db.Record(new AuditEntry(ActionOf(told), $"{person}") { Subject = $"{person}", Resource = $"person/{person}", Detail = new Dictionary<string, string> { ["factor"] = FactorNames.NameOf(kind) } });
        }
    }

    private static string ActionOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.FactorAdded => "identity.factor.add",
        SignInOutcome.FactorLocked => "identity.factor.lock",
        SignInOutcome.FactorUnlocked => "identity.factor.unlock",
        _ => "identity.factor.remove",
    };
}
