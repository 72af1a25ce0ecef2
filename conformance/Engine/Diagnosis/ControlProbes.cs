using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>Whether the test-control API, where the target file names one, tells the time and gives messages.</summary>
internal static class ControlProbes
{
    private const string Fix = "Run the server as a sandbox, give a client of tenant a the scope sandbox.control, or take control out of the target file: then what needs it is skipped.";

    public static IEnumerable<Probe> Of(SystemUnderTest target) => target.Control is null ? [] :
    [
        new Probe("control", $"clock at {target.Control}", Fix, ClockAsync),
        new Probe("control", $"messages at {target.Control}", Fix, MessagesAsync) { NeedsClock = true },
    ];

    private static async Task<string> ClockAsync(CheckRun run)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{run.Target.Control!.ToString().TrimEnd('/')}/clock");
        var answer = await run.SendAsync(request);
        return $"it is {answer.MustBe(200).Member("now")}";
    }

    private static async Task<string> MessagesAsync(CheckRun run)
    {
        await SandboxControl.CodeAsync(run, run.Target.A, "nobody@example.org", run.Clock.Now);
        return "readable";
    }
}
