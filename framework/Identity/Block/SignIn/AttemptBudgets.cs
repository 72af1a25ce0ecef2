using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>Counts attempts before they are compared, in the store, so that parallel tries cannot beat the count (IDN-3.10).</summary>
internal sealed class AttemptBudgets(IdentityDbContext db, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>The factor of the PIN; the second factors go by their names.</summary>
    public const string Pin = "pin";

    /// <summary>The codes of counters (IDN-18.5).</summary>
    public const string Counter = "counter";

    /// <summary>The offers of principals (IDN-20.10).</summary>
    public const string Delegate = "delegate";

    private static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    /// <summary>Takes one attempt from the budget.</summary>
    /// <returns>Whether there was one to take; else the factor is locked, for a number that nobody has too (IDN-3.11).</returns>
    public async Task<bool> TakeAsync(string tenant, string factor, string holder, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            if (await CountAsync(tenant, factor, holder, now, cancellationToken) == 1)
            {
                return true;
            }

            var first = new AttemptBudget { Tenant = tenant, Factor = factor, Holder = holder, Failures = 1, ExpiresAt = (now + Memory).ToUnixTimeSeconds() };
            if (await db.TryInsertAsync(first, cancellationToken))
            {
                return true;
            }

            if (await IsLockedAsync(tenant, factor, holder, now, cancellationToken))
            {
                return false;
            }
        }
    }

    /// <summary>Forgets the attempts: this one was right.</summary>
    public Task ForgiveAsync(string tenant, string factor, string holder, CancellationToken cancellationToken) =>
        Rows(tenant, factor, holder).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Gives the attempt back, which was right; those that were wrong stay counted, so that right ones between them buy no more.</summary>
    public Task ReturnAsync(string tenant, string factor, string holder, CancellationToken cancellationToken) =>
        Rows(tenant, factor, holder).Where(budget => budget.Failures > 0).ExecuteUpdateAsync(
            change => change.SetProperty(budget => budget.Failures, budget => budget.Failures - 1).SetProperty(budget => budget.LockedUntil, 0),
            cancellationToken);

    /// <summary>Whether the factor is locked.</summary>
    public Task<bool> IsLockedAsync(string tenant, string factor, string holder, CancellationToken cancellationToken) =>
        IsLockedAsync(tenant, factor, holder, clock.GetUtcNow(), cancellationToken);

    private Task<int> CountAsync(string tenant, string factor, string holder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seconds = now.ToUnixTimeSeconds();
        var locked = (now + TimeSpan.FromMinutes(options.Value.LockMinutes)).ToUnixTimeSeconds();
        var forgotten = (now + Memory).ToUnixTimeSeconds();
        var most = options.Value.WrongAttempts;

        // A lock that has passed gives a whole new budget. The attempt that empties it locks; being right forgives.
        return Rows(tenant, factor, holder)
            .Where(budget => budget.LockedUntil <= seconds)
            .ExecuteUpdateAsync(
                change => change
                    .SetProperty(budget => budget.LockedUntil, budget => (budget.LockedUntil > 0 ? 1 : budget.Failures + 1) >= most ? locked : 0)
                    .SetProperty(budget => budget.Failures, budget => budget.LockedUntil > 0 ? 1 : budget.Failures + 1)
                    .SetProperty(budget => budget.ExpiresAt, forgotten),
                cancellationToken);
    }

    private Task<bool> IsLockedAsync(string tenant, string factor, string holder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seconds = now.ToUnixTimeSeconds();
        return Rows(tenant, factor, holder).AnyAsync(budget => budget.LockedUntil > seconds, cancellationToken);
    }

    private IQueryable<AttemptBudget> Rows(string tenant, string factor, string holder) =>
        db.Budgets.Where(budget => budget.Tenant == tenant && budget.Factor == factor && budget.Holder == holder);
}
