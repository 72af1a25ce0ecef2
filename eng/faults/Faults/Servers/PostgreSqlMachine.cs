using System.Diagnostics;
using System.Globalization;
using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Naive;

namespace DigitalIndiaStack.Faults.Servers;

/// <summary>A private PostgreSQL with durable settings that can be stopped as a power cut stops it.</summary>
internal sealed class PostgreSqlMachine : IAsyncDisposable
{
    private const int Immediate = 3;
    private const int Fast = 2;

    // The server ends with this process, however this process ends: then the input is closed. It is passed on as 3, because what a
    // shell starts in the background reads of its own input nothing but the end.
    private const string ServeUntilClosed = """
        exec 3<&0
        "$0" "$@" >"$PGLOG" 2>&1 </dev/null 3<&- & server=$!
        (read -r _ <&3; kill -INT $server; kill -TERM $server) & watcher=$!
        wait $server; kill $watcher 2>/dev/null
        """;

    private readonly string bin;
    private readonly string folder;
    private readonly IReadOnlyDictionary<string, string> environment;
    private Process? server;

    private PostgreSqlMachine(string bin, string folder, IReadOnlyDictionary<string, string> environment)
    {
        this.environment = environment;
        this.bin = bin;
        this.folder = folder;
    }

    public int Port { get; } = FreePort.Find();

    private string Data => Path.Combine(folder, "pg");

    private string Log => Path.Combine(folder, "server.log");

    private string ProcessFile => Path.Combine(Data, "postmaster.pid");

    /// <param name="environment">What the server is told besides.</param>
    /// <exception cref="FaultsFailedException">PostgreSQL is not installed, or did not start.</exception>
    public static async Task<PostgreSqlMachine> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var machine = new PostgreSqlMachine(
            Find() ?? throw new FaultsFailedException($"{FaultsFailedException.NotRun}PostgreSQL is not installed (apt-get install postgresql), and DIS_POSTGRES_BIN does not name its bin folder"),
            Directory.CreateTempSubdirectory("dis-faults-pg-").FullName,
            environment ?? new Dictionary<string, string>());
        Directory.CreateDirectory(machine.Data);
        if (Environment.IsPrivilegedProcess)
        {
            await Programs.MustAsync("chmod", "755", machine.folder);
            await Programs.MustAsync("chown", "postgres", machine.Data);
        }

        await machine.MustAsync("initdb", "-D", machine.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await machine.RunAsync();
        return machine;
    }

    private static string? Find()
    {
        string?[] named = [Environment.GetEnvironmentVariable("DIS_POSTGRES_BIN")];
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending() : Enumerable.Empty<string>();
        return named.Concat(installed.Select(version => Path.Combine(version, "bin"))).FirstOrDefault(path => path is not null && File.Exists(Path.Combine(path, "initdb")));
    }

    /// <returns>A new database as the ledger of a run.</returns>
    /// <param name="through">The port by which services reach it, when that is another one.</param>
    public async Task<LedgerStore> LedgerAsync(FaultOptions options, int? through = null)
    {
        await MustAsync("createdb", "-h", "127.0.0.1", "-p", $"{Port}", "-U", "postgres", "payments");
        var connection = Connection(Port);
        if (options.Naive)
        {
            await NaiveTables.MakeAsync(connection);
        }

        return LedgerStore.OnPostgreSql(connection, Connection(through ?? Port));

        static string Connection(int port) => $"Host=127.0.0.1;Port={port};Username=postgres;Database=payments";
    }

    /// <summary>Stops it at once, as <c>pg_ctl -m immediate</c> does, and starts it again; it recovers from its log.</summary>
    public async Task StopImmediatelyAsync()
    {
        await SignalAsync(Immediate);
        await RunAsync();
    }

    /// <summary>Waits until it has recovered by itself, and starts it again when it has given up.</summary>
    public async Task ReviveAsync()
    {
        while (!server!.HasExited && !await IsReadyAsync())
        {
            await Task.Delay(100);
        }

        if (server.HasExited)
        {
            server.Dispose();
            await RunAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(ProcessFile))
        {
            await SignalAsync(Fast);
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task RunAsync()
    {
        var (program, arguments) = Command("postgres", "-D", Data, "-k", Data, "-h", "127.0.0.1", "-p", $"{Port}", "-c", "max_connections=300");
        var start = new ProcessStartInfo("sh", ["-c", ServeUntilClosed, program, .. arguments]) { RedirectStandardInput = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["PGLOG"] = Log;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        server = Process.Start(start)!;
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (await IsReadyAsync())
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new FaultsFailedException($"PostgreSQL did not start: {await File.ReadAllTextAsync(Log)}");
    }

    private async Task<bool> IsReadyAsync()
    {
        var (ready, question) = Command("pg_isready", "-q", "-h", "127.0.0.1", "-p", $"{Port}");
        return await Programs.RunAsync(ready, question) == 0;
    }

    private async Task SignalAsync(int signal)
    {
        // The server itself is named in its file: the process started here is the shell around it.
        var postmaster = (await File.ReadAllLinesAsync(ProcessFile))[0];
        await Programs.RunAsync("kill", string.Create(CultureInfo.InvariantCulture, $"-{signal}"), postmaster);
        await server!.WaitForExitAsync();
        server.Dispose();
    }

    private Task MustAsync(string program, params string[] arguments)
    {
        var (command, rest) = Command(program, arguments);
        return Programs.MustAsync(command, rest);
    }

    // The server refuses to run as root.
    private (string Program, string[] Arguments) Command(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ("runuser", ["-u", "postgres", "--", Path.Combine(bin, program), .. arguments])
        : (Path.Combine(bin, program), arguments);
}
