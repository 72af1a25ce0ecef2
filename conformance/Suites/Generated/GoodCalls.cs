using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>A good call of every operation that is not public.</summary>
internal static class GoodCalls
{
    private static readonly (string Block, Func<CheckRun, Task<IReadOnlyList<GoodCall>>> Make)[] Makers =
    [
        ("identity", IdentityCalls.MakeAsync),
        ("consent", ConsentCalls.MakeAsync),
        ("registries", RegistryCalls.MakeAsync),
        ("payments", PaymentCalls.MakeAsync),
        ("agriculture", AgricultureCalls.MakeAsync),
    ];

    // What the calls need stands open for two hours.
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Calls on objects that one check has for itself, and may use up.</summary>
    public static async Task<IReadOnlyList<GoodCall>> MakeAsync(CheckRun run)
    {
        var calls = new List<GoodCall>();
        foreach (var (block, _) in Makers.Where(maker => Asked(run, maker.Block).Any()))
        {
            calls.AddRange(OfferedCalls.In(run, await OfAsync(run, block)));
        }

        return Told(run, calls);
    }

    /// <summary>Calls on objects that the checks of a run share: those that read, and those that are only ever refused.</summary>
    public static async Task<IReadOnlyList<GoodCall>> SharedAsync(CheckRun run)
    {
        var shared = await run.ShareAsync("good-calls", MakeAsync, Life);
        return Told(run, [.. shared.Select(call => call with { By = run })]);
    }

    /// <summary>Calls of other blocks than one, whether the run is about them or not, until there is one for clients and one for persons.</summary>
    public static async Task<IReadOnlyList<GoodCall>> OutsideAsync(CheckRun run, string block)
    {
        var calls = new List<GoodCall>();
        foreach (var (other, _) in Makers.Where(maker => maker.Block != block).TakeWhile(_ => calls.DistinctBy(call => call.Operation.IsForClients).Count() < 2))
        {
            calls.AddRange((await OfAsync(run, other)).Where(call => run.Offers(call.Operation)));
        }

        return calls;
    }

    private static Task<IReadOnlyList<GoodCall>> OfAsync(CheckRun run, string block) =>
        OfferedCalls.OfAsync(() => Makers.Single(maker => maker.Block == block).Make(run.Branch(block[0])));

    // What cannot be called is not judged, and the result must not look as if it were.
    private static List<GoodCall> Told(CheckRun run, List<GoodCall> calls)
    {
        var called = calls.Select(call => call.Operation.Id).ToHashSet(StringComparer.Ordinal);
        List<string> left = [.. Makers.SelectMany(maker => Asked(run, maker.Block)).Select(operation => operation.Id).Where(id => !called.Contains(id))];
        run.LeaveOut(left);
        return calls.Count > 0 ? calls : throw new UndeclaredException(string.Join(", ", left));
    }

    private static IEnumerable<ApiOperation> Asked(CheckRun run, string block) => run.Api(block).Operations.Where(operation => !operation.IsPublic && run.Asks(operation));
}
