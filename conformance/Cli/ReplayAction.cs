using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Cli.Progress;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Carries out <c>dis conform replay</c>.</summary>
internal sealed class ReplayAction(TimeProvider clock, TextWriter output, TextWriter error, IReadOnlyList<Check> checks) : IRunProgress
{
    public Task<int> InvokeAsync(ReplayRequest request, CancellationToken cancellationToken) => Guard.RunAsync(error, async () =>
    {
        var results = JsonNode.Parse(Bundle.Read(request.Run).Text(Bundle.Results))!;
        var said = results["checks"]!.AsArray().FirstOrDefault(check => check!["id"]!.ToString().Equals(request.CheckId, StringComparison.OrdinalIgnoreCase))
            ?? throw new ConfigurationFaultException([$"{request.Run} holds no check {request.CheckId}."]);
        var specs = BundleReader.Specs(request.Specs);
        var options = new RunOptions { Only = [said["id"]!.ToString()], Seed = results["run"]!["seed"]!.GetValue<int>() };
        var target = TargetFile.Read(RunSetup.SutFile(request.Sut), RunSetup.Address(request.Target));
        output.WriteLine(Terminal.Harmless($"{said["id"]}  {said["title"]}, seed {options.Seed}"));
        Write("then", said["verdict"]!.ToString(), said["reason"]?.ToString(), said["message"]?.ToString());

        var judged = await new Runner(specs, clock).RunAsync(target, RunPlan.Choose(checks, specs, options), options, this, cancellationToken);
        var now = judged.Result.Checks.Single();
        Write("now", WireName.Of(now.Verdict.Kind), now.Verdict.Reason, now.Verdict.Message);
        if (now.Verdict.Kind is not VerdictKind.Pass)
        {
            output.WriteLine(Terminal.Harmless(FailureText.Of(now, specs.Requirements)));
        }

        return CodeOf(now.Verdict.Kind);
    });

    void IRunProgress.Started(RunPlan plan, int seed)
    {
    }

    void IRunProgress.Finished(CheckResult result)
    {
    }

    private static int CodeOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Pass => ExitCodes.Conformant,
        VerdictKind.Fail or VerdictKind.Warn => ExitCodes.NotConformant,
        VerdictKind.Error => ExitCodes.EngineError,
        _ => ExitCodes.Partial,
    };

    private void Write(string when, string verdict, string? reason, string? message)
    {
        var why = string.Join(": ", new[] { reason, message }.Where(part => !string.IsNullOrEmpty(part)));
        output.WriteLine(Terminal.Harmless($"{when,4}: {verdict}{(why.Length == 0 ? "" : $" ({why})")}"));
    }
}
