using System.Text.Json;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Bench.Judging;

/// <summary>The engine of the suite, on its own, with the checks of the bench: one call each, judged by status, media type and schema.</summary>
internal static class JudgeProgram
{
    /// <param name="args">The SUT file, the file of calls, and how many checks.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var target = TargetFile.Read(args[0], null);
        var calls = JsonSerializer.Deserialize<List<JudgedCall>>(await File.ReadAllBytesAsync(args[1]))!;
        var specs = SpecSet.Load(Suite.Specs);
        var options = new RunOptions { Seed = 1 };
        var count = int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture);
        var plan = RunPlan.Choose([.. Enumerable.Range(0, count).Select(number => CheckOf(calls[number % calls.Count], number))], specs, options);
        var judged = await new Runner(specs, TimeProvider.System).RunAsync(target, plan, options, new Lines(), CancellationToken.None);
        return judged.Result.Checks.All(check => check.Verdict.Kind == VerdictKind.Pass) ? 0 : 1;
    }

    private static Check CheckOf(JudgedCall call, int number) => new()
    {
        Id = $"BEN-C{number:D5}",
        Title = $"{call.Operation} answers {call.Status}",
        Requirements = ["API-5.1"],
        Body = async run =>
        {
            var sent = run.Api(call.Block).Call(call.Operation);
            sent = call.Path.Aggregate(sent, (whole, place) => whole.Path(place.Key, place.Value));
            sent = call.Query.Aggregate(sent, (whole, pair) => whole.Query(pair.Key, pair.Value));
            sent = call.Body is { } body ? sent.Key().Json(body) : sent;
            (await sent.SendAsync(run.A.For(sent.Operation))).MustBe(call.Status);
        },
    };

    // A line for each verdict, as the command writes it, and as its peer does.
    private sealed class Lines : IRunProgress
    {
        public void Started(RunPlan plan, int seed) => Console.WriteLine($"{plan.Checks.Count} checks");

        public void Finished(CheckResult result) =>
            Console.WriteLine($"{Marks.Verdict} {result.Verdict.Kind} {result.Check.Id} {result.Check.Title} {result.Verdict.Message}");
    }
}
