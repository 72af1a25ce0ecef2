using System.Linq.Expressions;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>What principals and delegates make of delegations: the change, what follows from it, both histories and the audit. Whoever calls commits the transaction.</summary>
internal sealed class DelegationSteps(IdentityDbContext db, DelegationEnd end, TimeProvider clock)
{
    /// <summary>Offers. Where nobody can accept as much is written, so that the time it takes tells nothing (IDN-20.9).</summary>
    public void Offer(Delegation offered)
    {
        db.Delegations.Add(offered);
        Note(offered, SignInOutcome.ActingOffered, $"{offered.PrincipalId}", isKnown: false);
    }

    /// <summary>The delegate accepts or declines.</summary>
    /// <returns>Whether it was theirs to decide, and of several decisions the first.</returns>
    public Task<bool> DecideAsync(PersonId person, Guid id, bool isAccepted, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return ChangeAsync(
            row => row.Id == id && row.DelegateId == person && row.State == DelegationState.Offered && row.DecideBy > now,
            isAccepted ? ($"{person}", DelegationState.Accepted, SignInOutcome.ActingAccepted) : ($"{person}", DelegationState.Declined, SignInOutcome.ActingDeclined),
            cancellationToken);
    }

    /// <summary>The principal takes it back, offered or accepted.</summary>
    public Task<bool> WithdrawAsync(PersonId person, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return ChangeAsync(
            row => row.Id == id && row.PrincipalId == person
                && ((row.State == DelegationState.Offered && row.DecideBy > now) || (row.State == DelegationState.Accepted && row.EndsAt > now)),
            ($"{person}", DelegationState.Withdrawn, SignInOutcome.ActingWithdrawn),
            cancellationToken);
    }

    /// <summary>The delegate ends what they accepted.</summary>
    public Task<bool> EndAsync(PersonId person, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return ChangeAsync(
            row => row.Id == id && row.DelegateId == person && row.State == DelegationState.Accepted && row.EndsAt > now,
            ($"{person}", DelegationState.Ended, SignInOutcome.ActingEnded),
            cancellationToken);
    }

    /// <summary>Ends whatever a person who died gave or held.</summary>
    /// <param name="dead">The person.</param>
    /// <param name="actor">Who records it.</param>
    public async Task EndAllAsync(PersonId dead, string actor, CancellationToken cancellationToken)
    {
        var open = await db.Delegations.AsNoTracking()
            .Where(row => (row.PrincipalId == dead || row.DelegateId == dead) && (row.State == DelegationState.Offered || row.State == DelegationState.Accepted))
            .ToListAsync(cancellationToken);
        foreach (var id in open.Select(row => row.Id))
        {
            await ChangeAsync(
                row => row.Id == id && (row.State == DelegationState.Offered || row.State == DelegationState.Accepted), (actor, DelegationState.Ended, SignInOutcome.ActingEnded), cancellationToken);
        }
    }

    // Of several changes at the same moment one finds the row as it asks for it.
    private async Task<bool> ChangeAsync(
        Expression<Func<Delegation, bool>> found, (string Actor, DelegationState State, SignInOutcome Outcome) act, CancellationToken cancellationToken)
    {
        var before = await db.Delegations.AsNoTracking().SingleOrDefaultAsync(found, cancellationToken);
        if (before is null
            || await db.Delegations.Where(found).Where(row => row.State == before.State).ExecuteUpdateAsync(change => change.SetProperty(row => row.State, act.State), cancellationToken) == 0)
        {
            return false;
        }

        await end.EndAsync(before, cancellationToken);
        Note(before, act.Outcome, act.Actor, before.State == DelegationState.Accepted || act.State == DelegationState.Accepted);
        return true;
    }

    // The principal learns who it is by the acceptance alone.
    private void Note(Delegation about, SignInOutcome outcome, string actor, bool isKnown)
    {
        var now = clock.GetUtcNow();
        db.History.Add(new SignInEvent { PersonId = about.PrincipalId, At = now, Outcome = outcome, Other = isKnown ? about.DelegateId : null });
        db.History.Add(new SignInEvent { PersonId = about.DelegateId ?? SignInEvent.Nobody, At = now, Outcome = outcome, Other = about.PrincipalId });
        db.Record(new AuditEntry(ActionOf(outcome), actor)
        {
            Subject = $"{about.PrincipalId}",
            Resource = $"delegation/{about.Id}",
            Detail = new Dictionary<string, string> { ["delegate"] = $"{about.DelegateId}", ["clients"] = about.ClientNames },
        });
    }

    private static string ActionOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.ActingOffered => "identity.delegate.offer",
        SignInOutcome.ActingAccepted => "identity.delegate.accept",
        SignInOutcome.ActingDeclined => "identity.delegate.decline",
        SignInOutcome.ActingWithdrawn => "identity.delegate.withdraw",
        _ => "identity.delegate.end",
    };
}
