using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Revoking;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>What a signed-in person sees and decides of their own sign-in (section 8).</summary>
internal sealed class OwnSecurity(IdentityDbContext db, RevocationBook revocations, CurrentTenant tenant, TimeProvider clock)
{
    /// <summary>The entries of a person before a place, newest first.</summary>
    public Task<List<SignInEvent>> HistoryAsync(Session session, long before, int count, CancellationToken cancellationToken) =>
        db.History.AsNoTracking()
            .Where(entry => entry.PersonId == session.PersonId && entry.Sequence < before)
            .OrderByDescending(entry => entry.Sequence)
            .Take(count)
            .ToListAsync(cancellationToken);

    /// <summary>The names of the other persons of entries.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(IReadOnlyList<SignInEvent> entries, CancellationToken cancellationToken)
    {
        var others = entries.Select(entry => entry.Other).OfType<PersonId>().Distinct().ToList();
        return others.Count == 0 ? new Dictionary<PersonId, string>()
            : await db.PersonsOfAll.Where(person => others.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, cancellationToken);
    }

    /// <summary>Since when the person has locked their sign-in; <see langword="null"/> when it is open.</summary>
    public async Task<DateTimeOffset?> LockedSinceAsync(Session session, CancellationToken cancellationToken) =>
        await PersonOfAsync(session, cancellationToken) is { IsSignInLocked: true } person ? person.SignInLockedAt : null;

    /// <summary>Locks the sign-in, which ends every session, this one too; nothing happens when it is locked already.</summary>
    public Task LockAsync(Session session, CancellationToken cancellationToken) =>
        ChangeAsync(session, person => person.LockSignIn(clock.GetUtcNow()), "identity.sign-in.lock", SignInOutcome.Locked, cancellationToken);

    /// <summary>Unlocks it. A session that is still one was opened after the lock, by PIN and code (IDN-8.8).</summary>
    public Task UnlockAsync(Session session, CancellationToken cancellationToken) =>
        ChangeAsync(session, person => person.UnlockSignIn(), "identity.sign-in.unlock", SignInOutcome.Unlocked, cancellationToken);

    private async Task ChangeAsync(Session session, Func<Person, bool> change, string action, SignInOutcome outcome, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(session.Tenant));
        var person = await PersonOfAsync(session, cancellationToken);
        if (!change(person))
        {
            return;
        }

        db.History.Add(new SignInEvent { PersonId = person.Id, At = clock.GetUtcNow(), Outcome = outcome });
        if (person.IsSignInLocked)
        {
            await revocations.AddPersonAsync(person.Id, cancellationToken);
        }

        db.Record(new AuditEntry(action, person.Id.ToString()) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}" });
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<Person> PersonOfAsync(Session session, CancellationToken cancellationToken) =>
        db.PersonsOfAll.SingleAsync(person => person.Id == session.PersonId, cancellationToken);
}
