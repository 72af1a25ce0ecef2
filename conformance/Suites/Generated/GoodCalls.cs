using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A good call of every operation that is not public.</summary>
internal static class GoodCalls
{
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
}
