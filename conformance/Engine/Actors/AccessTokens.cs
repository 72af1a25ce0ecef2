using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>Where an actor's access tokens come from.</summary>
public abstract class AccessTokens
{
    /// <summary>Never a token.</summary>
    public static AccessTokens None { get; } = new NoTokens();

    /// <summary>A token for a call of an operation; <see langword="null"/> to call without one.</summary>
    public Task<string?> GetAsync(ApiOperation operation, CheckRun run) => GetAsync(new TokenNeed(operation.Block, operation.Scopes, []), run);

    /// <summary>A token as described; <see langword="null"/> to call without one.</summary>
    public abstract Task<string?> GetAsync(TokenNeed need, CheckRun run);

    private sealed class NoTokens : AccessTokens
    {
        public override Task<string?> GetAsync(TokenNeed need, CheckRun run) => Task.FromResult<string?>(null);
    }
}

/// <summary>What a token must be good for.</summary>
/// <param name="Block">Block for which it is.</param>
/// <param name="Scopes">Scopes that the operation asks for.</param>
/// <param name="Without">Scopes that must not be in it.</param>
public sealed record TokenNeed(string Block, IReadOnlyList<string> Scopes, IReadOnlyList<string> Without);

/// <summary>Passes on a token after spoiling it.</summary>
internal sealed class SpoiltTokens(AccessTokens good, Func<string, string> forge) : AccessTokens
{
    public override async Task<string?> GetAsync(TokenNeed need, CheckRun run)
    {
        var token = await good.GetAsync(need, run);
        if (token is null)
        {
            return null;
        }

        if (token.Split('.').Length != 3)
        {
            throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, "The access tokens of this server are no signed JWT; none can be forged.");
        }

        var forged = forge(token);
        run.Session.Redactor.Learn(forged);
        return forged;
    }
}

/// <summary>Asks for a token of another block.</summary>
internal sealed class OtherAudienceTokens(AccessTokens good, string otherBlock) : AccessTokens
{
    public override Task<string?> GetAsync(TokenNeed need, CheckRun run) => good.GetAsync(new TokenNeed(otherBlock, [], []), run);
}

/// <summary>Asks for a token of the right block with every scope but those of the operation.</summary>
internal sealed class LowScopeTokens(AccessTokens good) : AccessTokens
{
    public override Task<string?> GetAsync(TokenNeed need, CheckRun run) => good.GetAsync(need with { Without = need.Scopes }, run);
}

/// <summary>Holds one token and never asks for another.</summary>
internal sealed class FixedToken(string token) : AccessTokens
{
    public override Task<string?> GetAsync(TokenNeed need, CheckRun run) => Task.FromResult<string?>(token);
}
