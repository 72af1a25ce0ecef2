using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Suites.Generated;

/// <summary>Good calls that can be made, where the server does not offer everything.</summary>
internal static class OfferedCalls
{
    /// <summary>Calls on objects that are made by other operations; none where the server does not offer those.</summary>
    public static async Task<IReadOnlyList<GoodCall>> OfAsync(Func<Task<IReadOnlyList<GoodCall>>> make)
    {
        try
        {
            return await make();
        }
        catch (UndeclaredException)
        {
            return [];
        }
    }

    /// <summary>The same for calls that belong together, where the run is about the operation that they begin with.</summary>
    public static Task<IReadOnlyList<GoodCall>> OfAsync(CheckRun run, string block, string first, Func<CheckRun, Task<IReadOnlyList<GoodCall>>> make) =>
        run.Asks(run.Api(block).Call(first).Operation) ? OfAsync(() => make(run)) : Task.FromResult<IReadOnlyList<GoodCall>>([]);

    /// <summary>The same for one call on one object.</summary>
    public static Task<IReadOnlyList<GoodCall>> OfAsync<T>(Func<Task<T>> make, Func<T, GoodCall> call) => OfAsync(async () => [call(await make())]);

    /// <summary>Those of them that the run is about and the server offers, each without a look at its state where that is not offered.</summary>
    public static IEnumerable<GoodCall> In(CheckRun run, IEnumerable<GoodCall> calls) => calls
        .Where(call => run.Asks(call.Operation) && run.Offers(call.Operation))
        .Select(call => call.State is { } look && !run.Offers(look.Prepare().Operation) ? call with { State = null } : call);
}
