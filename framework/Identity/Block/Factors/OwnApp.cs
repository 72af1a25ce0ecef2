using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Factors;

/// <summary>Adds an authenticator app to a person: it is offered a secret, and taken when it gives a right code (IDN-11.2).</summary>
internal sealed class OwnApp(IdentityDbContext db, OwnFactors own, FactorSecrets secrets, TimeProvider clock, IOptions<IdentityOptions> options)
{
    private const int DigitsShown = 4;

    /// <summary>Offers a new secret in place of one that was offered before.</summary>
    public Task<FactorChange> BeginAsync(Session session, CancellationToken cancellationToken) =>
        own.ChangeAsync(session, FactorKind.App, null, Offer, cancellationToken);

    /// <summary>What is offered, as text and as what an app reads from the QR code.</summary>
    /// <returns><see langword="null"/> when nothing waits for a code, or the sign-in is too long ago.</returns>
    public async Task<(string Secret, string Address)?> OfferAsync(Session session, CancellationToken cancellationToken)
    {
        var factors = await db.FactorsOfAsync(session.PersonId, cancellationToken);
        if (!own.IsFresh(session) || factors.OfferAt(clock.GetUtcNow()) is not { } stored)
        {
            return null;
        }

        var number = await db.PersonsOfAll.Where(person => person.Id == session.PersonId).Select(person => person.Number).SingleAsync(cancellationToken);
        var secret = secrets.Unprotect(session.PersonId, stored);
        return (Base32.Encode(secret), Totp.AddressOf(secret, options.Value.Issuer.Host, number.Value[^DigitsShown..]));
    }

    /// <summary>Takes the app when the code is right.</summary>
    public Task<FactorChange> ConfirmAsync(Session session, string code, CancellationToken cancellationToken) =>
        own.ChangeAsync(session, FactorKind.App, SignInOutcome.FactorAdded, factors => Confirm(factors, code), cancellationToken);

    private bool Offer(FactorSet factors)
    {
        factors.Offer(secrets.Protect(factors.PersonId, Totp.NewSecret()), clock.GetUtcNow());
        return true;
    }

    private bool Confirm(FactorSet factors, string code)
    {
        var now = clock.GetUtcNow();
        if (factors.OfferAt(now) is not { } stored || Totp.FindStep(secrets.Unprotect(factors.PersonId, stored), code, now, options.Value.AppSteps) is not { } step)
        {
            return false;
        }

        factors.Confirm(step);
        return true;
    }
}
