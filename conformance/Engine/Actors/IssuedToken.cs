using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>An access token and the moment from which it must be asked for anew, in the server's time.</summary>
internal sealed record IssuedToken(string Value, DateTimeOffset RenewAt)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(20);

    /// <summary>A token of the run, asked for once and again when it is about to expire.</summary>
    public static async Task<string> SharedAsync(string key, CheckRun run, Func<CheckRun, Task<IssuedToken>> ask) =>
        (await run.Session.Shared.GetAsync($"token|{key}", run, ask, token => token.RenewAt > run.Session.Clock.Now)).Value;

    /// <summary>Reads a token response; a refusal skips the check, because it says nothing of what the check is about.</summary>
    public static IssuedToken From(Answer answer, CheckRun run, string who)
    {
        if (answer.Status != 200 || answer.Json.ValueKind != JsonValueKind.Object || !answer.Json.TryGetProperty("access_token", out var value))
        {
            throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, $"The issuer gave no token to {who}: status {answer.Status}, {answer.Exchange.ResponseBody}");
        }

        // Without expires_in (RFC 6749, 5.1, recommends it) nobody knows: the token is asked for anew each time.
        var seconds = answer.Json.TryGetProperty("expires_in", out var told) && double.TryParse(told.ToString(), CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return new IssuedToken(value.ToString(), run.Clock.Now + TimeSpan.FromSeconds(seconds) - Margin);
    }
}
