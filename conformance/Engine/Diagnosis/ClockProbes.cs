using System.Globalization;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>Whether the server's clock and ours agree: assertions live for half a minute.</summary>
internal static class ClockProbes
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(10);

    public static IEnumerable<Probe> Of(SystemUnderTest target, TimeProvider clock) =>
    [
        new Probe("clock", target.Target.Authority, "Let both machines keep their time by NTP; the suite signs with the time of this one.", run => CompareAsync(run, clock)) { NeedsClock = true },
    ];

    private static async Task<string> CompareAsync(CheckRun run, TimeProvider clock)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, run.Target.Target);
        var answer = await run.SendAsync(request);
        var moved = run.Clock.Now - clock.GetUtcNow();
        if (moved.Duration() > Tolerance)
        {
            return $"a sandbox that was moved by {moved.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} hours, which the suite follows";
        }

        if (!DateTimeOffset.TryParse(answer.Header("Date"), CultureInfo.InvariantCulture, out var theirs))
        {
            return "not told: the answers carry no header Date";
        }

        var skew = theirs - clock.GetUtcNow();
        Expect.That(skew.Duration() < Tolerance, $"a clock within {Tolerance.TotalSeconds:0} seconds of ours", $"one that is {skew.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds off");
        return $"within {Math.Ceiling(skew.Duration().TotalSeconds).ToString("0", CultureInfo.InvariantCulture)} s of ours";
    }
}
