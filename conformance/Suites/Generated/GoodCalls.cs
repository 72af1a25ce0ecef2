using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A good call of every operation that is not public.</summary>
internal static class GoodCalls
{
    // What the calls need stands open for two hours.
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Calls on objects that one check has for itself, and may use up.</summary>
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var calls = new List<GoodCall>();
        foreach (var block in new[]
        {
            IdentityCalls.MakeAsync(run.Branch('i')),
            ConsentCalls.MakeAsync(run.Branch('c')),
            RegistryCalls.MakeAsync(run.Branch('r')),
            PaymentCalls.MakeAsync(run.Branch('p')),
            AgricultureCalls.MakeAsync(run.Branch('a')),
        })
        {
            calls.AddRange(await block);
        }

        return [.. calls.Where(call => !run.Target.Unsupported.Contains(call.Operation.Id))];
    }

    /// <summary>Calls on objects that the checks of a run share: those that read, and those that are only ever refused.</summary>
    public static async Task<IReadOnlyList<GoodCall>> SharedAsync(CheckRun run)
    {
        var shared = await run.ShareAsync("good-calls", MakeAsync, Life);
        return [.. shared.Select(call => call with { By = run })];
    }
}
