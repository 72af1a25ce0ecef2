using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>Signs a person in with two factors: the PIN, then a code that was sent to them (IDN-3.8).</summary>
internal sealed class SignInFlow(IdentityDbContext db, AttemptBudgets budgets, SignInSecrets secrets, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>Checks number and PIN, and sends the code when they are right.</summary>
    /// <param name="key">The digest under which the sign-in waits for its code.</param>
    /// <returns>Nothing tells a wrong number from a wrong PIN (IDN-3.11).</returns>
    public async Task<SignInStep> CheckPinAsync(string tenant, string number, string pin, string key, CancellationToken cancellationToken)
    {
        var typed = NationalNumber.Parse(number);
        if (typed is { } holder && !await budgets.TakeAsync(tenant, AttemptBudgets.Pin, holder.Value, cancellationToken))
        {
            return SignInStep.Locked;
        }

        var person = typed is null ? null : await FindAsync(tenant, typed.Value, cancellationToken);
        if (!secrets.Pins.Matches(pin, person?.PinHash) || person is not { State: PersonState.Active })
        {
            return SignInStep.Wrong;
        }

        await budgets.ForgiveAsync(tenant, AttemptBudgets.Pin, person.Number.Value, cancellationToken);
        await SendCodeAsync(person, key, cancellationToken);
        return SignInStep.Right;
    }

    /// <summary>Checks the code of a waiting sign-in.</summary>
    /// <returns>The person when the code is right; a code is right once (IDN-3.9).</returns>
    public async Task<(SignInStep Step, Person? Person)> CheckCodeAsync(string key, string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var pending = await db.PendingSignIns.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
        if (pending is null || pending.UsedAt is not null || pending.ExpiresAt <= now)
        {
            return (SignInStep.Expired, null);
        }

        var person = await db.PersonsOfAll.AsNoTracking().SingleAsync(row => row.Id == pending.PersonId, cancellationToken);
        var holder = person.Number.Value;
        if (!await budgets.TakeAsync(pending.Tenant, AttemptBudgets.Code, holder, cancellationToken))
        {
            return (SignInStep.Locked, null);
        }

        if (!SecretText.AreEqual(SecretText.Digest(key + code), pending.CodeDigest))
        {
            return (SignInStep.Wrong, null);
        }

        // Of several right codes at the same moment one changes the row.
        var won = await db.PendingSignIns
            .Where(row => row.Key == key && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.UsedAt, now), cancellationToken);
        await budgets.ForgiveAsync(pending.Tenant, AttemptBudgets.Code, holder, cancellationToken);
        return won == 1 && person.State == PersonState.Active ? (SignInStep.Right, person) : (SignInStep.Expired, null);
    }

    private Task<Person?> FindAsync(string tenant, NationalNumber number, CancellationToken cancellationToken) =>
        db.PersonsOfAll.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant && row.Number == number, cancellationToken);

    private async Task SendCodeAsync(Person person, string key, CancellationToken cancellationToken)
    {
        var code = SecretText.NewCode();
        db.PendingSignIns.Add(new PendingSignIn
        {
            Key = key,
            Tenant = person.Tenant,
            PersonId = person.Id,
            CodeDigest = SecretText.Digest(key + code),
            ExpiresAt = clock.GetUtcNow() + TimeSpan.FromMinutes(options.Value.CodeMinutes),
        });
        await db.SaveChangesAsync(cancellationToken);
        await secrets.SendCodeAsync(person, code, options.Value.CodeMinutes, cancellationToken);
    }
}
