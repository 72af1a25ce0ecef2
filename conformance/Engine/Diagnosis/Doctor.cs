using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Diagnosis;

/// <summary>Looks at every precondition of a run at the same time, before any requirement is judged.</summary>
/// <param name="specs">Rules whose blocks and scopes are looked for.</param>
/// <param name="clock">Time of this machine.</param>
/// <param name="patience">The longest wait for any one answer, and so for all.</param>
internal sealed class Doctor(SpecSet specs, TimeProvider clock, TimeSpan patience)
{
    private static readonly Check Nothing = new() { Id = "doctor", Title = "Preconditions", Requirements = [], Body = _ => Task.CompletedTask };

    /// <summary>Examines a server.</summary>
    /// <param name="target">The server.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>Findings, in the order in which a person would repair them.</returns>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(SystemUnderTest target, CancellationToken cancellationToken)
    {
        using var session = new Session(target, specs, new RunOptions { Seed = 1 }, clock);
        using var limit = new TimeLimit(patience, cancellationToken);
        var clockKnown = SynchronizeAsync(session, limit.Token);
        Probe[] probes =
        [
            .. NetworkProbes.Of(target), .. ClockProbes.Of(target, clock), .. IssuerProbes.Of(target), .. BlockProbes.Of(target, specs),
            .. ActorProbes.Of(target, specs), .. ControlProbes.Of(target),
        ];
        var findings = await Task.WhenAll(probes.Select((probe, place) => Task.Run(() => LookAsync(probe, new CheckRun(session, Nothing, session.Courses.Open(Nothing.Id, place + 1), limit), clockKnown), CancellationToken.None)));
        cancellationToken.ThrowIfCancellationRequested();
        return [.. findings.Select(finding => finding with { Told = session.Redactor.Redact(finding.Told) })];
    }

    private async Task<Finding> LookAsync(Probe probe, CheckRun run, Task clockKnown)
    {
        if (probe.NeedsClock)
        {
            await clockKnown;
        }

        return await probe.ExamineAsync(run, patience);
    }

    // Without it every signature on a sandbox whose clock was moved would be out of date; that it is missing is found by the probes.
    private static async Task SynchronizeAsync(Session session, CancellationToken cancellationToken)
    {
        try
        {
            await SandboxControl.SynchronizeAsync(session.Wire, session.Target, session.Clock, cancellationToken);
        }
        catch (Exception failure) when (failure is Http.NoAnswerException or CheckFailedException or OperationCanceledException)
        {
            return;
        }
    }
}
