using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Coverage;

/// <summary>What the checks of a run did to one operation, counted in what was sent and not in what was declared.</summary>
/// <param name="Positive">Checks to which it answered with success.</param>
/// <param name="Negative">Checks to which it refused what it was given.</param>
/// <param name="Access">Checks to which it refused whoever called.</param>
internal sealed record OperationCover(ApiOperation Operation, int Positive, int Negative, int Access)
{
    private static readonly int[] OfAccess = [401, 403];

    /// <summary>What is missing; empty when the operation is whole.</summary>
    public string Missing => string.Join(' ', new[]
    {
        Positive == 0 ? "positive" : "",
        Negative == 0 ? "negative" : "",
        Access == 0 && !Operation.IsPublic ? "access" : "",
    }.Where(word => word.Length > 0));

    /// <summary>Every operation of every block that the suite judges.</summary>
    public static IReadOnlyList<OperationCover> Of(SeenExchanges seen)
    {
        var specs = SpecSet.Load(Suite.Specs);
        return [.. specs.Blocks.Where(block => block is not ("common" or "sandbox")).SelectMany(block => specs.Document(block).Operations).Select(operation => Of(operation, seen))];
    }

    private static OperationCover Of(ApiOperation operation, SeenExchanges seen)
    {
        var answers = seen.OfChecks.Select(exchanges => exchanges.Where(exchange => IsOf(operation, exchange)).Select(exchange => exchange.Status).ToHashSet()).ToList();
        return new OperationCover(
            operation,
            answers.Count(statuses => statuses.Any(status => status is >= 200 and < 400)),
            answers.Count(statuses => statuses.Any(status => status is >= 400 and < 500 && !OfAccess.Contains(status))),
            answers.Count(statuses => statuses.Any(OfAccess.Contains)));
    }

    private static bool IsOf(ApiOperation operation, Exchange exchange)
    {
        var parts = $"/{operation.Block}/v1{operation.Path}".Split('/');
        var sent = new Uri(exchange.Url).AbsolutePath.Split('/');
        return exchange.Method == operation.Method.Method && parts.Length == sent.Length && parts.Zip(sent).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }
}
