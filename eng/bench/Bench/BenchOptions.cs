using System.Globalization;

namespace DigitalIndiaStack.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    /// <summary>Length of one run of a load.</summary>
    /// <value>1 to 30 seconds. The default is 3.</value>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Runs of each subject, of which the median counts.</summary>
    /// <value>1 to 50. The default is 3.</value>
    public int Repeat { get; init; } = 3;

    /// <summary>Requests under way at once.</summary>
    /// <value>1 to 512. The default is 16.</value>
    public int Connections { get; init; } = 16;

    /// <summary>Records in the registry that is read.</summary>
    /// <value>1 to 1,000,000. The default is 500.</value>
    public int Records { get; init; } = 500;

    /// <summary>Checks that the suite and its peer make.</summary>
    /// <value>200 to 100,000, a multiple of 100. The default is 1000.</value>
    public int Checks { get; init; } = 1000;

    /// <summary>Lines of the file that pays in bulk.</summary>
    /// <value>1,000 to 1,000,000, a multiple of ten. The default is 100,000.</value>
    public int Lines { get; init; } = 100_000;

    /// <summary>Postings of the ledger that has grown.</summary>
    /// <value>To 10,000,000. The default is 200,000.</value>
    public int Postings { get; init; } = 200_000;

    /// <summary>Works to measure; empty means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The built host.</summary>
    public string Host { get; init; } = Built("Host", "DigitalIndiaStack.Host.dll");

    /// <summary>The built command line <c>dis</c>.</summary>
    public string Cli { get; init; } = Built("Cli", "DigitalIndiaStack.Cli.dll");

    /// <summary>Folder of the results.</summary>
    public string Out { get; init; } = Path.Combine("artifacts", "bench");

    /// <summary>The load, for a title.</summary>
    public string Load => $"{Repeat} runs of {Time.TotalSeconds:0} s, {Connections} at once";

    /// <exception cref="BenchFailedException">The arguments are wrong; the message says which.</exception>
    public static BenchOptions Parse(string[] args)
    {
        if (args.Length % 2 != 0)
        {
            throw new BenchFailedException($"'{args[^1]}' needs a value.");
        }

        return args.Chunk(2).Aggregate(new BenchOptions(), (options, pair) => options.With(pair[0], pair[1]));
    }

    private BenchOptions With(string name, string value) => name switch
    {
        "--seconds" => this with { Time = TimeSpan.FromSeconds(Number(name, value, 30)) },
        "--repeat" => this with { Repeat = Number(name, value, 50) },
        "--connections" => this with { Connections = Number(name, value, 512) },
        "--records" => this with { Records = Number(name, value, 1_000_000) },
        "--checks" => this with { Checks = Math.Max(2, Number(name, value, 100_000) / 100) * 100 },
        "--lines" => this with { Lines = Math.Max(100, Number(name, value, 1_000_000) / 10) * 10 },
        "--postings" => this with { Postings = Number(name, value, 10_000_000) },
        "--only" => this with { Only = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) },
        "--host" => this with { Host = Path.GetFullPath(value) },
        "--out" => this with { Out = value },
        _ => throw new BenchFailedException($"There is no option '{name}'."),
    };

    private static int Number(string name, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new BenchFailedException($"{name} is a whole number from 1 to {most}.");

    // All lie among the artifacts of one build: bin/Bench/release, bin/Host/release.
    private static string Built(string project, string file)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, file);
    }
}
