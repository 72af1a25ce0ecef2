using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Factors;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>Sends a code to a person whose sign-in waits for another factor, when they ask for it.</summary>
internal sealed class CodeSender(IdentityDbContext db, SignInSecrets secrets, TimeProvider clock, IOptions<IdentityOptions> options)
{
    /// <summary>Sends it; of several at once, and afterwards, one is sent.</summary>
    public async Task SendAsync(PendingSignIn pending, string? asker, CancellationToken cancellationToken)
    {
        var (now, code) = (clock.GetUtcNow(), SecretText.NewCode());
        var (digest, end) = (SecretText.Digest(pending.Key + code), now + TimeSpan.FromMinutes(options.Value.CodeMinutes));
        var isFirst = await db.PendingSignIns
            .Where(row => row.Key == pending.Key && row.CodeDigest == PendingSignIn.NoCode)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.CodeDigest, digest).SetProperty(row => row.ExpiresAt, end), cancellationToken) == 1;
        if (!isFirst)
        {
            return;
        }

        var person = await db.PersonsOfAll.AsNoTracking().SingleAsync(row => row.Id == pending.PersonId, cancellationToken);
        db.History.Add(new SignInEvent { PersonId = person.Id, At = now, Outcome = SignInOutcome.CodeSent, Client = asker, Factor = FactorKind.Code });
        await db.SaveChangesAsync(cancellationToken);
        await secrets.SendCodeAsync(person, code, options.Value.CodeMinutes, cancellationToken);
    }
}
