using System.Text.Encodings.Web;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Cli.Self;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Writes what there is to check, and what a run would do, without sending anything.</summary>
internal sealed class PlanText(TextWriter output, SpecSet specs)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void List(RunPlan plan)
    {
        foreach (var check in plan.Checks)
        {
            output.WriteLine($"{check.Id}  {check.Title}");
            foreach (var id in check.Requirements)
            {
                output.WriteLine($"         {id}: {specs.Requirements[id].Text}");
            }
        }

        output.WriteLine($"{plan.Checks.Count} checks");
    }

    public void ListJson(RunPlan plan) => output.WriteLine(JsonSerializer.Serialize(
        plan.Checks.Select(check => new
        {
            check.Id,
            check.Title,
            Requirements = check.Requirements.Select(id => new { Id = id, Level = WireName.Of(specs.Requirements[id].Level), specs.Requirements[id].Text, specs.Requirements[id].Profiles }),
            Touches = new { check.Touches.Reads, check.Touches.Writes, Alone = check.Touches.IsUnknown, check.Touches.MovesClock, Destructive = check.Touches.IsDestructive },
        }),
        Indented));

    public void DryRun(SystemUnderTest target, RunPlan plan, RunOptions options, string? kept)
    {
        output.WriteLine($"Would judge {target.Name} at {target.Target} with seed {options.Seed}; nothing was sent.");
        Write(plan, options, kept, check => check.Touches.IsDestructive && !target.IsDestructionPermitted);
        if (!target.IsDestructionPermitted)
        {
            output.WriteLine($"skipped:  {plan.Checks.Count(check => check.Touches.IsDestructive)} checks that delete, load, lock or move the clock (destructive: false)");
        }
    }

    /// <summary>The same for the reference host, which describes itself only when it is started.</summary>
    public void DryRunOfSelf(HostPlace host, RunPlan plan, RunOptions options, string? kept)
    {
        output.WriteLine($"Would start {string.Join(' ', host.Arguments.Prepend(host.Command))} with data of its own and judge it with seed {options.Seed}; nothing was started or sent.");
        Write(plan, options, kept, _ => false);
        output.WriteLine("unknown:  its address, persons and keys, and what it leaves out, stand in the description that it writes when it starts");
    }

    private void Write(RunPlan plan, RunOptions options, string? kept, Func<Check, bool> isForbidden)
    {
        foreach (var check in plan.Checks)
        {
            output.WriteLine($"{check.Id}  {check.Title}  ({string.Join(", ", check.Requirements)}){Remark(check, isForbidden)}");
        }

        output.WriteLine();
        output.WriteLine($"checks:   {plan.Checks.Count} of {Quantity.Of(plan.Requirements.Count, "requirement")}, up to {options.Parallel} at the same time; {plan.Checks.Count(check => check.Touches.MovesClock)} move the clock, {plan.Checks.Count(check => check.Touches.IsUnknown)} run alone");
        output.WriteLine($"requests: {Requests(plan, kept)}");
        output.WriteLine($"data:     each check makes its own, named by the run; it writes through {Writes(plan)}");
    }

    private static string Remark(Check check, Func<Check, bool> isForbidden) =>
        isForbidden(check) ? "  not permitted" : check.Touches.MovesClock ? "  moves the clock" : check.Touches.IsUnknown ? "  alone" : "";

    // How many requests a check sends depends on what comes back; only a run that was kept can tell.
    private static string Requests(RunPlan plan, string? kept)
    {
        var evidence = kept is null ? null : Path.Combine(kept, "evidence.jsonl");
        if (evidence is null || !File.Exists(evidence))
        {
            return "not known before a run was kept with --out";
        }

        var ids = plan.Checks.Select(check => check.Id).ToHashSet();
        return $"{File.ReadLines(evidence).Count(line => ids.Contains(CheckOf(line)))} in the run that {kept} holds";
    }

    private static string CheckOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("check").GetString() ?? "";
        }
        catch (JsonException)
        {
            // The last line of a run that was killed.
            return "";
        }
    }

    private string Writes(RunPlan plan)
    {
        var named = plan.Requirements.SelectMany(requirement => requirement.Operations).ToHashSet();
        List<string> writes = [.. specs.Blocks.SelectMany(block => specs.Document(block).Operations)
            .Where(operation => named.Contains(operation.Id) && operation.Method != HttpMethod.Get).Select(operation => operation.Id).Order(StringComparer.Ordinal)];
        return writes.Count == 0 ? "the operations of its block" : string.Join(", ", writes);
    }
}
