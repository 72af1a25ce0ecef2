using System.Globalization;

namespace DigitalIndiaStack.Faults;

/// <summary>What a run does.</summary>
internal sealed record FaultOptions
{
    /// <summary>Exit code of a wrong command.</summary>
    public const int Usage = 3;

    private const string Text = """
        Breaks what a payments host stands on under load, and sees by the client's own log and by the verifier of the ledger that nothing was lost and nothing was paid twice.

        Try:
          eng/faults/run.sh                                          a few kills
          eng/faults/run.sh --kills 500 --stops 50                   the full form; an hour
          eng/faults/run.sh --seed 4711 --kills 20                   the same choices again
          eng/faults/run.sh --fault cut --keys 5000                  connections cut between COMMIT and its answer
          eng/faults/run.sh --fault disk --times 20                  a full disk under SQLite; needs root
          eng/faults/run.sh --fault fsync --times 20                 fsync fails under SQLite; needs a C compiler
          eng/faults/run.sh --fault fsync-postgresql --times 20      fsync fails under PostgreSQL; needs a C compiler
          eng/faults/run.sh --fault batch --lines 10000 --kills 50   hosts killed at random lines of a batch
          eng/faults/run.sh --fault race --requests 100000           the same keys to both hosts at once
          eng/faults/run.sh --naive                                  a service that checks and then inserts: must be caught; with kill, cut and race

        Options:
          --fault NAME   kill, cut, disk, fsync, fsync-postgresql, batch or race (default kill)
          --kills N      SIGKILLs of a host, of two on one PostgreSQL (default 5); for a batch, of both hosts together
          --stops N      immediate stops of PostgreSQL among them (default 1)
          --times N      how often the disk fails and is well again (default 3)
          --lines N      lines of the batch (default 300)
          --requests N   requests of the race, eight for a key (default 2000)
          --keys N       keys to ask for at least, however fast the rest is done (default 100)
          --workers N    clients at once (default 8)
          --seed N       what to break when, and what clients do (default: drawn and printed)
          --host PATH    the built host
          --report FILE  also writes the report there

        Exit codes: 0 nothing lost, nothing twice; 1 something was; 2 the run could not be made; 3 wrong command.
        """;

    /// <summary>What goes wrong.</summary>
    public FaultKind Fault { get; init; }

    /// <summary>SIGKILLs of a host.</summary>
    public int Kills { get; init; } = 5;

    /// <summary>Immediate stops of PostgreSQL.</summary>
    public int Stops { get; init; } = 1;

    /// <summary>How often the disk fails.</summary>
    public int Times { get; init; } = 3;

    /// <summary>Lines of the batch.</summary>
    public int Lines { get; init; } = 300;

    /// <summary>Requests of the race.</summary>
    public int Requests { get; init; } = 2000;

    /// <summary>Keys to ask for at least: few of them prove nothing.</summary>
    public int Keys { get; init; } = 100;

    /// <summary>Clients at once.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>Chooses what to break when.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    /// <summary>Whether the service under fire is the naive one.</summary>
    public bool Naive { get; init; }

    /// <summary>The built host.</summary>
    public string Host { get; init; } = "";

    /// <summary>Where the report goes too.</summary>
    public string? Report { get; init; }

    /// <summary>The run in words, with its seed.</summary>
    public string Words
    {
        get
        {
            var what = Fault switch
            {
                FaultKind.Kill => $"{Kills} kills, {Stops} stops of PostgreSQL",
                FaultKind.Cut => "connections cut after COMMIT",
                FaultKind.Disk => $"the disk full {Times} times",
                FaultKind.Fsync => $"fsync of SQLite broken {Times} times",
                FaultKind.FsyncPostgreSql => $"fsync of PostgreSQL broken {Times} times",
                FaultKind.Batch => $"a batch of {Lines} lines, killed {Kills} times",
                _ => $"{Requests} requests, eight for a key over two services",
            };
            return $"seed {Seed}: {what}, {Workers} clients, {(Naive ? "the naive service" : "the host")}";
        }
    }

    /// <summary>Reads a command line; <see langword="null"/> when it is none.</summary>
    public static FaultOptions? Read(IReadOnlyList<string> arguments, TextWriter error)
    {
        var options = new FaultOptions();
        for (var index = 0; index < arguments.Count; index++)
        {
            var value = index + 1 < arguments.Count ? arguments[index + 1] : "";
            var read = arguments[index] is "--naive" ? options with { Naive = true } : options.With(arguments[index], value);
            index += arguments[index] is "--naive" ? 0 : 1;
            if (read is null)
            {
                error.WriteLine(Text);
                return null;
            }

            options = read;
        }

        if (options is { Naive: true, Fault: not (FaultKind.Kill or FaultKind.Cut or FaultKind.Race) })
        {
            error.WriteLine(Text);
            return null;
        }

        return options;
    }

    private FaultOptions? With(string name, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return name switch
        {
            "--fault" when Enum.TryParse<FaultKind>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var fault) && !isNumber => this with { Fault = fault },
            "--kills" when isNumber => this with { Kills = number },
            "--stops" when isNumber => this with { Stops = number },
            "--times" when isNumber && number > 0 => this with { Times = number },
            "--lines" when isNumber && number > 0 => this with { Lines = number },
            "--requests" when isNumber && number > 0 => this with { Requests = number },
            "--keys" when isNumber => this with { Keys = number },
            "--workers" when isNumber && number is > 0 and <= 64 => this with { Workers = number },
            "--seed" when isNumber => this with { Seed = number },
            "--host" when value.Length > 0 => this with { Host = value },
            "--report" when value.Length > 0 => this with { Report = value },
            _ => null,
        };
    }
}
