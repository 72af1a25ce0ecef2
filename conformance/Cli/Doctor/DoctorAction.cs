using DigitalIndiaStack.Conformance.Cli.Progress;
using DigitalIndiaStack.Conformance.Engine.Diagnosis;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli.Doctor;

/// <summary>Carries out <c>dis conform doctor</c>.</summary>
internal sealed class DoctorAction(TimeProvider clock, TextWriter output, TextWriter error)
{
    /// <summary>The rules whose blocks and scopes are looked for; tests put their own in.</summary>
    public SpecFiles Specs { get; init; } = Suite.Specs;

    /// <summary>The roles that checks look for; tests put their own in.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [.. RoleNeed.All.Select(need => need.Role)];

    public Task<int> InvokeAsync(string? sut, string? target, string patience, CancellationToken cancellationToken) => Guard.RunAsync(error, async () =>
    {
        var path = RunSetup.SutFile(sut);
        var faults = new List<string>();
        var server = TargetFile.Read(path, RunSetup.Address(target), faults);
        var specs = SpecSet.Load(Specs);
        faults.AddRange(server is null ? [] : TargetNames.Unknown(server, specs));
        List<Finding> findings = [.. faults.Select(fault => new Finding("file", path, fault.Replace($"{path}: ", "", StringComparison.Ordinal), FixOf(fault)))];
        if (server is not null)
        {
            findings.AddRange(UnknownRoles(server));
            findings.AddRange(await new Engine.Diagnosis.Doctor(specs, clock, Quantity.Time("--patience", patience)).ExamineAsync(server, cancellationToken));
        }

        Write(findings);
        return findings.TrueForAll(finding => finding.IsGood) ? ExitCodes.Conformant : ExitCodes.Usage;
    });

    // A role that is misspelt is missing, and the checks that need it would be skipped.
    private IEnumerable<Finding> UnknownRoles(SystemUnderTest server) =>
        from pair in new[] { ("a", server.A), ("b", server.B) }
        from client in pair.Item2?.Clients ?? []
        where !Roles.Contains(client.Role)
        select new Finding("role", $"{client.Role} of tenant {pair.Item1} ({client.ClientId})", "no check looks for this role", $"Write one of {string.Join(", ", Roles)}, or take the client out.");

    private static string FixOf(string fault) => fault.Contains("environment variable", StringComparison.Ordinal)
        ? "Set the variable to the secret itself: a key in PEM, or a PIN; or write file:PATH in the file."
        : fault.EndsWith(TargetFile.FillIn, StringComparison.Ordinal)
        ? "Write what the server calls each, and take out whom it does not have; of a sandbox, `dis conform init --target URL --data DIR --force` writes all of it from its data folder."
        : "Correct the file; specs/conformance/sut.schema.json says what may stand in it, and secrets are file:PATH or env:NAME.";

    private void Write(List<Finding> findings)
    {
        var terminal = Terminal.Of(output);
        foreach (var (index, finding) in findings.Index())
        {
            output.WriteLine($"{(finding.IsGood ? terminal.Paint("ok  ", "32") : terminal.Paint("FAIL", "31;1"))}  {finding.Precondition,-10}  {finding.Subject}: {string.Join(' ', finding.Told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");

            // Once below those that one thing mends.
            if (!finding.IsGood && findings.ElementAtOrDefault(index + 1)?.Fix != finding.Fix)
            {
                output.WriteLine($"                  fix: {finding.Fix}");
            }
        }

        var bad = findings.Count(finding => !finding.IsGood);
        output.WriteLine();
        output.WriteLine(bad == 0 ? $"All {findings.Count} preconditions hold; dis conform run can begin." : $"{bad} of {findings.Count} preconditions do not hold.");
        if (bad > 0)
        {
            error.WriteLine($"dis: {bad} preconditions of a run do not hold.");
        }
    }
}
