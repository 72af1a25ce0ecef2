using DigitalIndiaStack.Identity.Block.Aliases;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>The first step of a sign-in: the PIN (IDN-3.8). The second is <see cref="SecondStep"/>.</summary>
internal sealed class SignInFlow(IdentityDbContext db, NumberHolders holders, AttemptBudgets budgets, SignInSecrets secrets, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>Checks number and PIN; when they are right, the sign-in waits for a second factor, and the code for it is sent where none is better. A virtual id is as good as the number (IDN-12.6).</summary>
    /// <param name="key">The digest under which the sign-in waits for it.</param>
    /// <param name="asker">The relying party that asked, for the person's history.</param>
    /// <returns>Nothing tells a wrong number from a wrong PIN (IDN-3.11).</returns>
    public async Task<SignInStep> CheckPinAsync(string tenant, string number, string pin, string key, string? asker, CancellationToken cancellationToken)
    {
        // Attempts are counted under what was typed: a lock shared by number and virtual id would tell whoever locks the one that the other is the same person's.
        var typed = NumberHolders.Read(number);
        if (typed is not null && !await budgets.TakeAsync(tenant, AttemptBudgets.Pin, typed, cancellationToken))
        {
            return SignInStep.Locked;
        }

        var person = typed is null ? null : await holders.FindAsync(tenant, typed, cancellationToken);
        var isRight = secrets.Pins.Matches(pin, person?.PinHash);
        if (!isRight || person is not { State: PersonState.Active })
        {
            var isLocked = typed is not null && await budgets.IsLockedAsync(tenant, AttemptBudgets.Pin, typed, cancellationToken);
            await NoteAsync(person?.Id, isRight ? SignInOutcome.Refused : isLocked ? SignInOutcome.PinLocked : SignInOutcome.WrongPin, asker, cancellationToken);
            return SignInStep.Wrong;
        }

        await budgets.ForgiveAsync(tenant, AttemptBudgets.Pin, typed!, cancellationToken);
        await WaitAsync(person, key, asker, cancellationToken);
        return SignInStep.Right;
    }

    // Before the answer leaves: what the person was not told of happened all the same.
    private Task<int> NoteAsync(PersonId? person, SignInOutcome outcome, string? asker, CancellationToken cancellationToken)
    {
        Add(person ?? SignInEvent.Nobody, outcome, asker);
        return db.SaveChangesAsync(cancellationToken);
    }

    private void Add(PersonId person, SignInOutcome outcome, string? asker, FactorKind? factor = null) =>
        db.History.Add(new SignInEvent { PersonId = person, At = clock.GetUtcNow(), Outcome = outcome, Client = asker, Factor = factor });

    // The sign-in waits for the person; where they have an app, no code is sent unasked.
    private async Task WaitAsync(Person person, string key, string? asker, CancellationToken cancellationToken)
    {
        var isSent = (await db.FactorsOfAsync(person.Id, cancellationToken)).Offers[0] == FactorKind.Code;
        var code = SecretText.NewCode();
        Add(person.Id, isSent ? SignInOutcome.CodeSent : SignInOutcome.PinRight, asker, isSent ? FactorKind.Code : null);
        db.PendingSignIns.Add(new PendingSignIn
        {
            Key = key,
            Tenant = person.Tenant,
            PersonId = person.Id,
            CodeDigest = isSent ? SecretText.Digest(key + code) : PendingSignIn.NoCode,
            ExpiresAt = clock.GetUtcNow() + TimeSpan.FromMinutes(options.Value.CodeMinutes),
        });
        await db.SaveChangesAsync(cancellationToken);
        if (isSent)
        {
            await secrets.SendCodeAsync(person, code, options.Value.CodeMinutes, cancellationToken);
        }
    }
}
