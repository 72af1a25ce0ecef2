using System.Runtime.ExceptionServices;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Identity.Block.Passkeys;

/// <summary>The two ceremonies of Web Authentication, judged by the framework's handler. Each challenge is of one browser, lives five minutes and is taken by the first answer, right or wrong.</summary>
internal sealed class Ceremonies(IdentityDbContext db, IPasskeyHandler<PasskeyUser> handler, IHttpContextAccessor accessor, IStoreFaults faults, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>The options with which a browser makes a new passkey, as JSON.</summary>
    /// <param name="key">The digest of the browser's secret.</param>
    public async Task<string> BeginCreateAsync(string key, PasskeyUserEntity user, CancellationToken cancellationToken)
    {
        var made = await handler.MakeCreationOptionsAsync(user, Context);
        await KeepAsync(key, made.AttestationState!, cancellationToken);
        return made.CreationOptionsJson;
    }

    /// <summary>The options with which a browser uses a passkey, as JSON.</summary>
    public async Task<string> BeginGetAsync(string key, PasskeyUser user, CancellationToken cancellationToken)
    {
        var made = await handler.MakeRequestOptionsAsync(user, Context);
        await KeepAsync(key, made.AssertionState!, cancellationToken);
        return made.RequestOptionsJson;
    }

    /// <summary>Judges a new passkey.</summary>
    /// <returns><see langword="null"/> when nothing waits for it, or it is not good.</returns>
    public async Task<PasskeyAttestationResult?> FinishCreateAsync(string key, string answer, CancellationToken cancellationToken)
    {
        var state = await TakeAsync(key, cancellationToken);
        var result = state is null ? null : await handler.PerformAttestationAsync(new() { HttpContext = Context, CredentialJson = answer, AttestationState = state });
        Surface(result?.Failure);
        return result is { Succeeded: true } ? result : null;
    }

    /// <summary>Judges the use of a passkey.</summary>
    /// <returns><see langword="null"/> when nothing waits for it, or it is not good.</returns>
    public async Task<PasskeyAssertionResult<PasskeyUser>?> FinishGetAsync(string key, string answer, CancellationToken cancellationToken)
    {
        var state = await TakeAsync(key, cancellationToken);
        var result = state is null ? null : await handler.PerformAssertionAsync(new() { HttpContext = Context, CredentialJson = answer, AssertionState = state });
        Surface(result?.Failure);
        return result is { Succeeded: true } ? result : null;
    }

    // The handler takes whatever is thrown for a bad answer; a store that is away is none.
    private void Surface(PasskeyException? failure)
    {
        if (failure?.InnerException is { } cause && faults.IsUnavailable(cause))
        {
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    private async Task KeepAsync(string key, string state, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var challenge = new PasskeyChallenge { Key = key, Id = Guid.CreateVersion7(now), State = state, ExpiresAt = now + Life };
        if (!await ReplaceAsync(challenge, cancellationToken) && !await db.TryInsertAsync(challenge, cancellationToken))
        {
            await ReplaceAsync(challenge, cancellationToken);
        }
    }

    private async Task<bool> ReplaceAsync(PasskeyChallenge by, CancellationToken cancellationToken) =>
        await db.PasskeyChallenges.Where(row => row.Key == by.Key).ExecuteUpdateAsync(
            change => change.SetProperty(row => row.Id, by.Id).SetProperty(row => row.State, by.State).SetProperty(row => row.ExpiresAt, by.ExpiresAt), cancellationToken) == 1;

    // Of several answers at the same moment one removes the row.
    private async Task<string?> TakeAsync(string key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.PasskeyChallenges.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
        return waiting is not null
            && await db.PasskeyChallenges.Where(row => row.Key == key && row.Id == waiting.Id && row.ExpiresAt > now).ExecuteDeleteAsync(cancellationToken) == 1
            ? waiting.State
            : null;
    }
}
