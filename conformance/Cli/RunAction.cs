using DigitalIndiaStack.Conformance.Cli.Progress;
using DigitalIndiaStack.Conformance.Cli.Self;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Carries out <c>dis conform run</c> and gives its exit code.</summary>
internal sealed class RunAction(TimeProvider clock, TextWriter output, TextWriter error)
{
    /// <summary>The checks to choose from; tests put their own in.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = Suite.Checks;

    public Task<int> InvokeAsync(RunRequest request, CancellationToken cancellationToken) => Guard.RunAsync(error, async () =>
    {
        var reports = ReportOrder.Read(request.Reports);
        ReportOrder.Texts(request.Language);
        var setup = RunSetup.Of(request, Checks);
        if (request.List)
        {
            List(request, setup);
            return ExitCodes.Conformant;
        }

        if (request.DryRun)
        {
            var plan = new PlanText(output, setup.Specs);
            if (request.Self)
            {
                plan.DryRunOfSelf(OwnHost(request), setup.Plan, setup.Options, request.Out);
            }
            else
            {
                plan.DryRun(setup.Target(request), setup.Plan, setup.Options, request.Out);
            }

            return ExitCodes.Conformant;
        }

        return request.Self ? await JudgeSelfAsync(request, setup, reports, cancellationToken) : await JudgeAsync(request, setup, reports, cancellationToken);
    });

    private async Task<int> JudgeSelfAsync(RunRequest request, RunSetup setup, IReadOnlyList<ReportOrder> reports, CancellationToken cancellationToken)
    {
        await using var host = await HostProcess.StartAsync(OwnHost(request), cancellationToken);
        return await JudgeAsync(request with { Sut = host.Sut }, setup, reports, cancellationToken);
    }

    private static HostPlace OwnHost(RunRequest request) => request.Sut is null && request.Target is null && !request.Resume
        ? HostPlace.Find(request.Host, Environment.CurrentDirectory)
        : throw new ConfigurationFaultException(["--self judges a host that it starts itself: leave out --sut, --target and --resume."]);

    private void List(RunRequest request, RunSetup setup)
    {
        var text = new PlanText(output, setup.Specs);
        switch (request.Format)
        {
            case "text":
                text.List(setup.Plan);
                break;
            case "json":
                text.ListJson(setup.Plan);
                break;
            default:
                throw new ConfigurationFaultException([$"--format {request.Format}: write text or json."]);
        }
    }

    private async Task<int> JudgeAsync(RunRequest request, RunSetup setup, IReadOnlyList<ReportOrder> reports, CancellationToken cancellationToken)
    {
        var target = setup.Target(request);
        Writable.Demand(reports.Select(report => report.Path).Concat(request.Out is { } path && Bundle.IsZip(path) ? [path] : []));
        using var kept = RunOutput.Of(request);
        var judged = await RunAsync(target, setup, kept?.Recorders ?? [], cancellationToken);
        new RunSummary(Terminal.Of(output)).Write(judged.Result, request.Resume);
        kept?.Write(judged, setup.Specs, Checks, output);
        ReportOrder.Write(reports, Results.Of(judged.Result, judged.Secrets), ReportOrder.Texts(request.Language), judged.Secrets, output);
        return judged.Result.ExitCode;
    }

    private async Task<Judged> RunAsync(SystemUnderTest target, RunSetup setup, IReadOnlyList<IRunRecorder> recorders, CancellationToken cancellationToken)
    {
        var terminal = Terminal.Of(output);
        var lines = new CheckLines(terminal, setup.Specs.Requirements);
        using var live = terminal.IsLive ? new LiveProgress(terminal, lines, clock) : null;
        var runner = new Runner(setup.Specs, clock) { Recorders = recorders };
        return await runner.RunAsync(target, setup.Plan, setup.Options, (IRunProgress?)live ?? new PlainProgress(terminal, lines), cancellationToken);
    }
}
