using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Engine;

/// <summary>One run of the command against the small server, with what it printed.</summary>
internal sealed record RunOf(int ExitCode, string Output, string Error)
{
    /// <summary>The checks of the small server.</summary>
    public static IReadOnlyList<Check> Checks { get; } = Check.FromMethods(typeof(SmallChecks).GetMethods());

    /// <summary>Runs the checks of the small server.</summary>
    public static Task<RunOf> ServerAsync(Fault fault, string only = "") => ServerAsync(fault, Checks, only);

    /// <summary>Runs one check made on the spot.</summary>
    public static Task<RunOf> CheckAsync(Fault fault, Func<CheckRun, Task> body, string requirement = "THG-1.1", string more = "") =>
        ServerAsync(fault, [new Check { Id = "TST-C01", Title = "A check made for a test", Requirements = [requirement], Body = body }], "TST-C01", more);

    /// <summary>Runs these checks with the core profile.</summary>
    public static Task<RunOf> ChecksAsync(Fault fault, IReadOnlyList<Check> checks) => ServerAsync(fault, checks, "");

    public static async Task<RunOf> RequestAsync(RunRequest request, IReadOnlyList<Check>? checks = null, CancellationToken? cancellationToken = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var action = new RunAction(TimeProvider.System, output, error) { Checks = checks ?? Checks };
        var code = await action.InvokeAsync(request, cancellationToken ?? TestContext.Current.CancellationToken);
        return new RunOf(code, output.ToString(), error.ToString());
    }

    private static async Task<RunOf> ServerAsync(Fault fault, IReadOnlyList<Check> checks, string only, string more = "")
    {
        await using var server = await SmallServer.StartAsync(fault);
        using var target = new SmallTarget(server.Address, more);
        return await RequestAsync(
            new RunRequest { Sut = target.Sut, Specs = target.Specs, Only = only.Length == 0 ? [] : [only], Profiles = only.Length == 0 ? ["things-core"] : [] },
            checks);
    }
}
