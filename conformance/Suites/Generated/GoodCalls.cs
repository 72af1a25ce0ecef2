using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A good call of every operation that is not public.</summary>
internal static class GoodCalls
{
    private static readonly string[] Blocks = ["agriculture", "consent", "identity", "payments", "registries"];

    private static readonly (char Letter, Func<CheckRun, Task<IReadOnlyList<GoodCall>>> Make)[] Makers =
    [
        ('i', IdentityCalls.MakeAsync),
        ('c', ConsentCalls.MakeAsync),
        ('r', RegistryCalls.MakeAsync),
        ('p', PaymentCalls.MakeAsync),
        ('a', AgricultureCalls.MakeAsync),
    ];

    // What the calls need stands open for two hours.
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Calls on objects that one check has for itself, and may use up.</summary>
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var calls = new List<GoodCall>();
        foreach (var (letter, make) in Makers)
        {
            calls.AddRange(OfferedCalls.In(run, await OfferedCalls.OfAsync(() => make(run.Branch(letter)))));
        }

        return Told(run, calls);
    }

    /// <summary>Calls on objects that the checks of a run share: those that read, and those that are only ever refused.</summary>
    public static async Task<IReadOnlyList<GoodCall>> SharedAsync(CheckRun run)
    {
        var shared = await run.ShareAsync("good-calls", MakeAsync, Life);
        return Told(run, [.. shared.Select(call => call with { By = run })]);
    }

    // What cannot be called is not judged, and the result must not look as if it were.
    private static List<GoodCall> Told(CheckRun run, List<GoodCall> calls)
    {
        var called = calls.Select(call => call.Operation.Id).ToHashSet(StringComparer.Ordinal);
        List<string> left = [.. Blocks.SelectMany(block => run.Api(block).Operations).Where(operation => !operation.IsPublic && !called.Contains(operation.Id)).Select(operation => operation.Id)];
        run.LeaveOut(left);
        return calls.Count > 0 ? calls : throw new UndeclaredException(string.Join(", ", left));
    }
}
