using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Targets;

/// <summary>The test-control API of a sandbox: its clock and the messages that it would have sent.</summary>
public static class SandboxControl
{
    private const string Scope = "sandbox.control";

    /// <summary>
    /// Comes back when the server's clock went forward by so much; without the API the check is skipped. Other checks that move the clock run
    /// meanwhile, and it is moved for all of them when each waits.
    /// </summary>
    public static async Task AdvanceAsync(CheckRun run, TimeSpan by)
    {
        run.MustMoveClock();
        var until = run.Clock.Now + TimeSpan.FromSeconds(Math.Ceiling(by.TotalSeconds));
        using var turn = await run.Limit.PauseAsync(() => run.Session.Room.WaitAsync(run.Check.Id, until, run.CancellationToken));

        // Whether the clock had to be moved is read from the journal when the verdict is recomputed.
        var now = run.Clock.At(turn.Now);
        if (now < until)
        {
            Learn(run, await MoveAsync(run, (turn.MoveTo ?? until) - now));
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, Address(run, "clock"));
        Learn(run, await run.SendAsync(request));
    }

    private static async Task<Answer> MoveAsync(CheckRun run, TimeSpan by)
    {
        var seconds = (int)Math.Ceiling(by.TotalSeconds);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(run, "clock/advance")) { Content = JsonContent.Create(new { seconds }) };
        return await SendAsync(run, run.Target.A, request);
    }

    /// <summary>Brings the sandbox into a named state, and gives its values; a sandbox that does not know the state skips the check.</summary>
    public static async Task<Answer> StateAsync(CheckRun run, string state)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(run, "state")) { Content = JsonContent.Create(new { state, @params = new { }, action = "setup" }) };
        return await SendAsync(run, run.Target.A, request);
    }

    /// <summary>The code in the newest message to an address that came after a moment; empty when there is none.</summary>
    public static async Task<string> CodeAsync(CheckRun run, Tenant tenant, string to, DateTimeOffset after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(run, $"messages?to={Uri.EscapeDataString(to)}"));
        var answer = await SendAsync(run, tenant, request);
        try
        {
            return answer.Json.GetProperty("items").EnumerateArray()
                .FirstOrDefault(message => message.TryGetProperty("code", out _) && message.GetProperty("at").GetDateTimeOffset() >= after) is { ValueKind: JsonValueKind.Object } newest
                    ? newest.GetProperty("code").GetString()!
                    : "";
        }
        catch (Exception strange) when (strange is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, $"The test-control API does not list messages as its specification says: {answer.Exchange.ResponseBody}");
        }
    }

    /// <summary>Asks a sandbox for its time before anything is signed; a run before may have moved it.</summary>
    internal static async Task SynchronizeAsync(Wire wire, SystemUnderTest target, TargetClock clock, CancellationToken cancellationToken)
    {
        if (target.Control is null)
        {
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{target.Control.ToString().TrimEnd('/')}/clock");
        var answer = await wire.SendAsync(request, new Evidence(), cancellationToken);
        if (answer.Status == 200 && TryRead(answer) is { } now)
        {
            clock.Learn(now);
        }
    }

    // A server that answers everything with nothing is one to judge, not one at which to break.
    private static DateTimeOffset? TryRead(Answer answer)
    {
        try
        {
            return Read(answer);
        }
        catch (CheckFailedException)
        {
            return null;
        }
    }

    private static async Task<Answer> SendAsync(CheckRun run, Tenant tenant, HttpRequestMessage request)
    {
        var client = tenant.Clients.FirstOrDefault(client => client.Scopes.Contains(Scope))
            ?? throw new CheckSkippedException(ReasonCodes.DataMissing, $"The target file names no client with the scope {Scope} in tenant {tenant.Id}.");
        var token = await new ClientTokens(tenant, client).GetAsync(new TokenNeed("sandbox", [Scope], []), run);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await run.SendAsync(request);
        return answer.Status == 200
            ? answer
            : throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, $"The test-control API refused: status {answer.Status}, {answer.Exchange.ResponseBody}");
    }

    private static void Learn(CheckRun run, Answer answer)
    {
        if (Read(answer) is { } now)
        {
            run.Clock.Learn(now);
        }
    }

    private static DateTimeOffset? Read(Answer answer) =>
        answer.Json.ValueKind == JsonValueKind.Object && answer.Json.TryGetProperty("now", out var now)
        && DateTimeOffset.TryParse(now.GetString(), CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

    private static Uri Address(CheckRun run, string path) => run.Target.Control is { } control
        ? new Uri($"{control.ToString().TrimEnd('/')}/{path}")
        : throw new CheckSkippedException(ReasonCodes.PreconditionUnmet, "The target file names no test-control API (control).");
}
