using DigitalIndiaStack.Bench.Reports;
using DigitalIndiaStack.Bench.Works;

namespace DigitalIndiaStack.Bench;

/// <summary>Measures the works that are asked for and writes what it found.</summary>
internal static class BenchProgram
{
    private const string Help = """
        Measures the built host beside peers in the same run. eng/bench/README.md says how to read the figures.

          eng/bench/run.sh [--only start,restart,read,read-postgresql,transfer,hot-account,growth,bulk,token,code,judge,profile]
                           [--seconds 3] [--repeat 3] [--connections 16] [--records 500] [--checks 1000]
                           [--lines 100000] [--postings 200000] [--out artifacts/bench]
        """;

    private static readonly IReadOnlyList<Work> Works =
    [
        new("start", StartWork.FirstAsync),
        new("restart", StartWork.AgainAsync),
        new("read", ReadWork.OnSqliteAsync),
        new("read-postgresql", ReadWork.OnPostgreSqlAsync),
        new("transfer", TransferWork.MeasureAsync),
        new("hot-account", HotAccountWork.MeasureAsync),
        new("growth", GrowthWork.MeasureAsync),
        new("bulk", BulkWork.MeasureAsync),
        new("token", TokenWork.MeasureAsync),
        new("code", CodeWork.MeasureAsync),
        new("judge", JudgeWork.MeasureAsync),
        new("profile", ProfileWork.MeasureAsync),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--help"] or ["-h"])
        {
            Console.WriteLine(Help);
            return 0;
        }

        try
        {
            await MeasureAsync(BenchOptions.Parse(args), $"eng/bench/run.sh {string.Join(' ', args)}".TrimEnd());
            return 0;
        }
        catch (BenchFailedException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static async Task MeasureAsync(BenchOptions options, string command)
    {
        if (options.Only.FirstOrDefault(name => Works.All(work => work.Name != name)) is { } unknown)
        {
            throw new BenchFailedException($"There is no work '{unknown}'; there are {string.Join(", ", Works.Select(work => work.Name))}.");
        }

        var machine = Machine.Line();
        Console.WriteLine($"{command}\n{machine}");
        var results = new List<WorkResult>();
        foreach (var work in Works.Where(work => options.Only.Count == 0 || options.Only.Contains(work.Name)))
        {
            if (await work.MeasureAsync(options) is { } result)
            {
                results.Add(result);
                Console.Write(TextReport.Of(result));
            }
        }

        Directory.CreateDirectory(options.Out);
        JsonResults.Write(Path.Combine(options.Out, "results.json"), machine, command, results);
    }
}

/// <summary>One thing that is measured.</summary>
/// <param name="Name">Name for <c>--only</c>.</param>
/// <param name="MeasureAsync">Measures it; <see langword="null"/> when this machine lacks what it needs, which it says.</param>
internal sealed record Work(string Name, Func<BenchOptions, Task<WorkResult?>> MeasureAsync);
