using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Clients;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Counters;

/// <summary>Finds what a counter asks a signed-in person, by the code that they read off its screen, and keeps what they decide.</summary>
internal sealed class CounterDesk(
    IdentityDbContext db,
    [FromKeyedServices(IdentityBlock.BlockName)] IUnitOfWork unit,
    AttemptBudgets budgets,
    ClientDirectory clients,
    CounterCodes codes,
    SessionParties parties,
    CurrentTenant tenant,
    TimeProvider clock)
{
    /// <summary>Finds the request of a code; each try is counted before it is looked at, for the person who tries (IDN-18.5).</summary>
    public async Task<(SignInStep Step, DeviceGrant? Grant)> FindAsync(Session session, string typed, CancellationToken cancellationToken)
    {
        var holder = (await PersonOfAsync(session, cancellationToken)).Number.Value;
        if (!await budgets.TakeAsync(session.Tenant, AttemptBudgets.Counter, holder, cancellationToken))
        {
            return (SignInStep.Locked, null);
        }

        var (now, digest) = (clock.GetUtcNow(), CounterCode.Digest(typed));
        var grant = await db.DeviceGrants.AsNoTracking().SingleOrDefaultAsync(row => row.Code == digest && row.Approved == null && row.ExpiresAt > now, cancellationToken);
        if (grant is null || !await IsForAsync(grant, session, cancellationToken))
        {
            return (SignInStep.Wrong, null);
        }

        await budgets.ReturnAsync(session.Tenant, AttemptBudgets.Counter, holder, cancellationToken);
        return (SignInStep.Right, grant);
    }

    /// <summary>Keeps the first decision, with all that follows from it, in one transaction.</summary>
    /// <returns>What the history tells; <see langword="null"/> when it is decided, or over, or the session is.</returns>
    public async Task<SignInOutcome?> DecideAsync(Session session, DeviceGrant grant, bool isApproved, CancellationToken cancellationToken)
    {
        var person = await PersonOfAsync(session, cancellationToken);
        var outcome = !isApproved ? SignInOutcome.CounterRefused : person.IsLetIn ? SignInOutcome.CounterApproved : SignInOutcome.Refused;
        tenant.Use(TenantId.Parse(session.Tenant));
        var begun = (WorkStart.Begun)await unit.BeginAsync(null, cancellationToken);
        await using (begun.Work)
        {
            var isHeld = outcome == SignInOutcome.CounterApproved;
            if (!await ClaimAsync(session, grant, isHeld, cancellationToken) || (isHeld && !await parties.TryJoinAsync(PartyOf(session, grant), cancellationToken)))
            {
                return null;
            }

            await codes.SettleAsync(grant, session.PersonId, isHeld, cancellationToken);
            db.History.Add(new SignInEvent { PersonId = person.Id, At = clock.GetUtcNow(), Outcome = outcome, Client = grant.ClientId });
            db.Record(new AuditEntry(isHeld ? "identity.counter.approve" : "identity.counter.refuse", person.Id.ToString()) { Subject = person.Id.ToString(), Resource = $"person/{person.Id}" });
            await begun.Work.CommitAsync(null, cancellationToken);
        }

        return outcome;
    }

    // Of several decisions at the same moment one changes the row.
    private async Task<bool> ClaimAsync(Session session, DeviceGrant grant, bool isApproved, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.DeviceGrants.Where(row => row.Code == grant.Code && row.Approved == null && row.ExpiresAt > now).ExecuteUpdateAsync(
            change => change
                .SetProperty(row => row.Approved, isApproved)
                .SetProperty(row => row.PersonId, session.PersonId)
                .SetProperty(row => row.SessionId, session.Id)
                .SetProperty(row => row.SignedInAt, session.SignedInAt)
                .SetProperty(row => row.Factor, session.Factor),
            cancellationToken) == 1;
    }

    private async Task<bool> IsForAsync(DeviceGrant grant, Session session, CancellationToken cancellationToken) =>
        (grant.Tenant is null || grant.Tenant == session.Tenant)
        && await clients.FindAsync(grant.ClientId, cancellationToken) is { } client
        && client.Tenants.Contains(session.Tenant);

    private SessionParty PartyOf(Session session, DeviceGrant grant) =>
        new() { SessionId = session.Id, AuthorizationId = grant.AuthorizationId, ClientId = grant.ClientId, JoinedAt = clock.GetUtcNow() };

    private Task<Person> PersonOfAsync(Session session, CancellationToken cancellationToken) =>
        db.PersonsOfAll.AsNoTracking().SingleAsync(person => person.Id == session.PersonId, cancellationToken);
}
