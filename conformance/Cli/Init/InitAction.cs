using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli.Init;

/// <summary>Carries out <c>dis conform init</c>.</summary>
internal sealed class InitAction(TextWriter output, TextWriter error)
{
    private const string FileName = "dis-sut.yaml";

    public Task<int> InvokeAsync(InitRequest request, CancellationToken cancellationToken) => Guard.RunAsync(error, async () =>
    {
        var target = RunSetup.Address(request.Target) ?? throw new ConfigurationFaultException(["Name the server: --target URL."]);
        if (File.Exists(request.Out) && !request.Force)
        {
            throw new ConfigurationFaultException([$"{request.Out} is there already; --force writes over it, --out names another."]);
        }

        var specs = SpecSet.Load(Suite.Specs);
        var facts = await ServerFacts.AskAsync(target, specs.Served, cancellationToken);
        var sandbox = SandboxFile(request, facts);
        var home = Path.GetDirectoryName(Path.GetFullPath(request.Out))!;
        var tenants = sandbox is null ? Tenants.OfRoles(facts, specs) : Tenants.OfSandbox(sandbox, home);
        Directory.CreateDirectory(home);
        await File.WriteAllTextAsync(request.Out, SutText.Of(facts, specs.Served, tenants, sandbox is null ? "" : Tenants.ReceiverOf(sandbox)), cancellationToken);
        Tell(request.Out, facts, sandbox);
        return ExitCodes.Conformant;
    });

    private static string? SandboxFile(InitRequest request, ServerFacts facts)
    {
        var file = Path.Combine(request.Data ?? "data", FileName);
        if (request.Data is not null && !File.Exists(file))
        {
            throw new ConfigurationFaultException([$"--data {request.Data}: a sandbox leaves {FileName} in its data folder, and there is none."]);
        }

        return facts.IsSandbox && File.Exists(file) ? file : null;
    }

    private void Tell(string path, ServerFacts facts, string? sandbox)
    {
        output.WriteLine($"issuer:   {facts.Issuer?.ToString() ?? "not found"}");
        output.WriteLine($"blocks:   {(facts.Blocks.Count == 0 ? "none answers" : string.Join(", ", facts.Blocks.Order(StringComparer.Ordinal)))}");
        output.WriteLine($"control:  {(facts.IsSandbox ? "it is a sandbox" : "none")}");
        output.WriteLine($"clients:  {sandbox ?? $"marked {TargetFile.Unknown}"}");
        output.WriteLine($"written:  {path}");
        output.WriteLine();
        output.WriteLine("Next:");
        if (sandbox is null)
        {
            output.WriteLine(facts.IsSandbox
                ? $"  dis conform init --target {facts.Target} --data DIR --force    with the data folder of the sandbox, which knows its clients"
                : $"  fill in every {TargetFile.Unknown} in {path}, and set the variables that it names");
        }

        output.WriteLine($"  dis conform doctor --sut {path}");
        output.WriteLine($"  dis conform run --sut {path}");
    }
}

/// <summary>What the command line asks for.</summary>
/// <param name="Target">Address of the server.</param>
/// <param name="Out">File to write.</param>
/// <param name="Data">Data folder of a sandbox.</param>
/// <param name="Force">Whether a file that is there is written over.</param>
internal sealed record InitRequest(string? Target, string Out, string? Data, bool Force);
