using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.People;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Delegates;

/// <summary>Takes what a signed-in person does on the page of delegates; each act is one transaction.</summary>
internal sealed class DelegateDesk(
    DelegatePersons persons,
    DelegationSteps steps,
    AttemptBudgets budgets,
    OwnFactors factors,
    CountryToday today,
    CurrentTenant tenant,
    [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit,
    TimeProvider clock)
{
    /// <summary>Offers; whether anybody has the digits changes nothing that the principal could see (IDN-20.9).</summary>
    public async Task<DelegateAnswer> OfferAsync(Session session, DelegationDraft draft, CancellationToken cancellationToken)
    {
        var principal = await persons.GetAsync(session.PersonId, cancellationToken);
        if (!factors.IsFresh(session))
        {
            return DelegateAnswer.TooOld;
        }

        if (!persons.IsReady(principal))
        {
            return DelegateAnswer.Unfit;
        }

        if (!await budgets.TakeAsync(session.Tenant, AttemptBudgets.Delegate, principal.Number.Value, cancellationToken))
        {
            return DelegateAnswer.TooOften;
        }

        var other = await persons.FindAsync(session.Tenant, draft.Digits, cancellationToken);
        if (other?.Id == principal.Id)
        {
            return DelegateAnswer.Self;
        }

        return await InOneAsync(session, () => Task.FromResult(Offer(session, draft, persons.Fits(other) ? other!.Id : null)), cancellationToken);
    }

    /// <summary>Accepts, which wants a fresh sign-in as the offer does, or declines.</summary>
    public async Task<DelegateAnswer> DecideAsync(Session session, Guid id, bool isAccepted, CancellationToken cancellationToken)
    {
        if (isAccepted && !factors.IsFresh(session))
        {
            return DelegateAnswer.TooOld;
        }

        return isAccepted && !persons.IsReady(await persons.GetAsync(session.PersonId, cancellationToken))
            ? DelegateAnswer.Unfit
            : await InOneAsync(session, () => steps.DecideAsync(session.PersonId, id, isAccepted, cancellationToken), cancellationToken);
    }

    /// <summary>Takes back what the person gave.</summary>
    public Task<DelegateAnswer> WithdrawAsync(Session session, Guid id, CancellationToken cancellationToken) =>
        InOneAsync(session, () => steps.WithdrawAsync(session.PersonId, id, cancellationToken), cancellationToken);

    /// <summary>Ends what the person holds.</summary>
    public Task<DelegateAnswer> EndAsync(Session session, Guid id, CancellationToken cancellationToken) =>
        InOneAsync(session, () => steps.EndAsync(session.PersonId, id, cancellationToken), cancellationToken);

    private bool Offer(Session session, DelegationDraft draft, PersonId? other)
    {
        var (now, end) = (clock.GetUtcNow(), today.EndOf(session.Tenant, draft.Until));
        steps.Offer(new Delegation
        {
            Id = Guid.CreateVersion7(now),
            Tenant = session.Tenant,
            PrincipalId = session.PersonId,
            DelegateId = other,
            Hint = draft.Digits[^Delegation.HintLength..],
            ClientNames = string.Join(' ', draft.Clients),
            OfferedAt = now,
            DecideBy = now + Delegation.OfferLife < end ? now + Delegation.OfferLife : end,
            EndsAt = end,
        });
        return true;
    }

    private async Task<DelegateAnswer> InOneAsync(Session session, Func<Task<bool>> change, CancellationToken cancellationToken)
    {
        tenant.Use(TenantId.Parse(session.Tenant));
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            if (!await change())
            {
                return DelegateAnswer.Nothing;
            }

            await begun.Work.CommitAsync(null, cancellationToken);
            return DelegateAnswer.Done;
        }
    }
}
