using System.Diagnostics;

namespace DigitalIndiaStack.Bench.Processes;

/// <summary>A private PostgreSQL server with its default, durable settings; it goes when it is disposed.</summary>
internal sealed class PostgreSqlProcess : IAsyncDisposable
{
    private const int FastShutdown = 2;
    private readonly string bin;
    private readonly Process server;
    private readonly string port;

    private PostgreSqlProcess(string bin, string folder)
    {
        this.bin = bin;
        port = $"{FreePort.Find()}";
        Folder = folder;
        var (program, arguments) = Command(bin, "postgres", "-D", DataOf(folder), "-k", DataOf(folder), "-h", "127.0.0.1", "-p", port, "-c", "max_connections=300");
        server = QuietProcess.Start(program, arguments);
    }

    /// <summary>A folder that goes with the server.</summary>
    public string Folder { get; }

    /// <summary>Starts one; <see langword="null"/> where PostgreSQL is not installed (<c>DIS_POSTGRES_BIN</c>, else where Debian puts it).</summary>
    public static async Task<PostgreSqlProcess?> TryStartAsync()
    {
        if (Find() is not { } bin)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("dis-bench-pg-").FullName;
        var data = Directory.CreateDirectory(DataOf(folder)).FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await MustAsync("chmod", "755", folder);
            await MustAsync("chown", "postgres", data);
        }

        var (program, arguments) = Command(bin, "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await MustAsync(program, arguments);
        var started = new PostgreSqlProcess(bin, folder);
        await started.ReadyAsync();
        return started;
    }

    /// <returns>The connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        var (program, arguments) = Command(bin, "createdb", "-h", "127.0.0.1", "-p", port, "-U", "postgres", name);
        await MustAsync(program, arguments);
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database={name}";
    }

    /// <summary>The address of a database, for who takes no connection string.</summary>
    public Uri AddressOf(string name) => new($"postgres://postgres@127.0.0.1:{port}/{name}");

    public async ValueTask DisposeAsync()
    {
        // The process started here may be the one that changed the user; the server itself is named in its file.
        var postmaster = (await File.ReadAllLinesAsync(Path.Combine(DataOf(Folder), "postmaster.pid")))[0];
        await QuietProcess.RunAsync("kill", $"-{FastShutdown}", postmaster);
        await server.WaitForExitAsync();
        server.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string? Find()
    {
        string?[] named = [Environment.GetEnvironmentVariable("DIS_POSTGRES_BIN")];
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending() : Enumerable.Empty<string>();
        return named.Concat(installed.Select(version => Path.Combine(version, "bin")))
            .FirstOrDefault(path => path is not null && File.Exists(Path.Combine(path, "initdb")));
    }

    private async Task ReadyAsync()
    {
        var (program, arguments) = Command(bin, "pg_isready", "-q", "-h", "127.0.0.1", "-p", port);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (await QuietProcess.RunAsync(program, arguments) == 0)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new BenchFailedException("PostgreSQL did not start.");
    }

    private static string DataOf(string folder) => Path.Combine(folder, "pg");

    // The server refuses to run as root.
    private static (string Program, string[] Arguments) Command(string bin, string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ("runuser", ["-u", "postgres", "--", Path.Combine(bin, program), .. arguments])
        : (Path.Combine(bin, program), arguments);

    private static async Task MustAsync(string program, params string[] arguments)
    {
        if (await QuietProcess.RunAsync(program, arguments) is not 0 and var code)
        {
            throw new BenchFailedException($"{program} {string.Join(' ', arguments)} ended with {code}.");
        }
    }
}
