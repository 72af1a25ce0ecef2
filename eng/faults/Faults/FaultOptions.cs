using System.Globalization;

namespace DigitalIndiaStack.Faults;

/// <summary>What a run does.</summary>
internal sealed record FaultOptions
{
    /// <summary>Exit code of a wrong command.</summary>
    public const int Usage = 3;

    private const string Text = """
        Kills a payments host under load, and sees by the client's own log that nothing was lost and nothing was paid twice.

        Try:
          eng/faults/run.sh                                  a few kills
          eng/faults/run.sh --kills 500 --stops 50           the full form; some hours
          eng/faults/run.sh --seed 4711 --kills 20           the same choices again
          eng/faults/run.sh --naive                          a service that checks and then inserts: must be caught

        Options:
          --kills N      SIGKILLs of a host, of two on one PostgreSQL (default 5)
          --stops N      immediate stops of PostgreSQL among them (default 1)
          --keys N       keys to ask for at least, however fast the kills are done (default 100)
          --workers N    clients at once (default 8)
          --seed N       whom to kill when, and what clients do (default: drawn and printed)
          --host PATH    the built host
          --report FILE  also writes the report there

        Exit codes: 0 nothing lost, nothing twice; 1 something was; 2 the run could not be made; 3 wrong command.
        """;

    /// <summary>SIGKILLs of a host.</summary>
    public int Kills { get; init; } = 5;

    /// <summary>Immediate stops of PostgreSQL.</summary>
    public int Stops { get; init; } = 1;

    /// <summary>Keys to ask for at least: few of them prove nothing.</summary>
    public int Keys { get; init; } = 100;

    /// <summary>Clients at once.</summary>
    public int Workers { get; init; } = 8;

    /// <summary>Chooses whom to kill when.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    /// <summary>Whether the service under fire is the naive one.</summary>
    public bool Naive { get; init; }

    /// <summary>The built host.</summary>
    public string Host { get; init; } = "";

    /// <summary>Where the report goes too.</summary>
    public string? Report { get; init; }

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

        return options;
    }

    private FaultOptions? With(string name, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return name switch
        {
            "--kills" when isNumber => this with { Kills = number },
            "--stops" when isNumber => this with { Stops = number },
            "--keys" when isNumber => this with { Keys = number },
            "--workers" when isNumber && number is > 0 and <= 64 => this with { Workers = number },
            "--seed" when isNumber => this with { Seed = number },
            "--host" when value.Length > 0 => this with { Host = value },
            "--report" when value.Length > 0 => this with { Report = value },
            _ => null,
        };
    }
}
