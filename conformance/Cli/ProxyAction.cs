using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Proxy;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Carries out <c>dis conform proxy</c> and gives its exit code.</summary>
internal sealed class ProxyAction(TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly Lock door = new();

    public Task<int> InvokeAsync(ProxyRequest request, CancellationToken cancellationToken) =>
        Guard.RunAsync(error, () => ServeAsync(request, cancellationToken));

    private async Task<int> ServeAsync(ProxyRequest request, CancellationToken cancellationToken)
    {
        var listen = ListenAddress.Of(request.Listen);
        var specs = SpecSet.Load(request.Specs is { } folder && Directory.Exists(folder) ? SpecFiles.FromDirectory(folder) : request.Specs is null
            ? Suite.Specs
            : throw new ConfigurationFaultException([$"There is no folder {request.Specs}."]));
        var behind = ProxyTarget.Of(request, specs);
        await using var proxy = await RecordingProxy.StartAsync(specs, new ProxySettings(behind.Address, listen, request.Out, Show) { Blocks = behind.Blocks }, cancellationToken);
        output.WriteLine($"{proxy.Address} passes on to {behind.Address}; Ctrl-C ends it.");
        foreach (var elsewhere in behind.Elsewhere)
        {
            output.WriteLine(elsewhere);
        }

        var end = new TaskCompletionSource();
        await using (cancellationToken.Register(() => end.TrySetResult()))
        {
            await end.Task;
        }

        return SumUp(proxy.Tally, request.Out);
    }

    private void Show(Finding finding)
    {
        lock (door)
        {
            output.WriteLine($"{(finding.Kind == FindingKind.Breach ? "BREACH" : "ERROR "),-6}  {finding.Rule,-8}  #{finding.Sequence} {finding.Operation}: {finding.Message}");
        }
    }

    private int SumUp(Tally tally, string folder)
    {
        var code = tally.ExitCode;
        var summary = new JsonObject
        {
            ["exitCode"] = code,
            ["operations"] = JsonSerializer.SerializeToNode(tally.Operations.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary()),
            ["outside"] = tally.Outside,
            ["findings"] = new JsonArray([.. tally.Findings.Select(finding => new JsonObject
            {
                ["kind"] = finding.Kind == FindingKind.Breach ? "breach" : "error",
                ["requirement"] = finding.Rule,
                ["operation"] = finding.Operation,
                ["sequence"] = finding.Sequence,
                ["message"] = finding.Message,
            })]),
        };
        File.WriteAllText(Path.Combine(folder, "passive.json"), summary.ToJsonString(Indented));
        var counts = tally.Findings.CountBy(finding => finding.Kind).ToDictionary();
        output.WriteLine($"{tally.Operations.Values.Sum()} exchanges of {tally.Operations.Count} operations judged, {tally.Outside} outside the blocks; "
            + $"{counts.GetValueOrDefault(FindingKind.Breach)} breaches, {counts.GetValueOrDefault(FindingKind.Error)} errors; exit code {code}");
        return code;
    }
}
