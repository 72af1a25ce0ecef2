using System.Diagnostics;

namespace DigitalIndiaStack.Core.Testing.PostgreSql;

/// <summary>Runs the programs of PostgreSQL, as user postgres where this process is root, as which the server refuses to run.</summary>
internal sealed class PostgreSqlCommands(string folder)
{
    private const string Account = "postgres";

    /// <summary>Runs the server until standard input closes, which it does when the test process ends, however it ends.</summary>
    private const string ServeUntilClosed =
        """
        "$0" "$@" >"$PGLOG" 2>&1 </dev/null & server=$!
        read -r _; kill -INT $server; wait $server; rm -rf "$PGHOME"
        """;

    public static PostgreSqlCommands? Find()
    {
        string?[] named = [Environment.GetEnvironmentVariable("DIS_POSTGRES_BIN")];
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending() : Enumerable.Empty<string>();
        var bin = named.Concat(installed.Select(version => Path.Combine(version, "bin")))
            .FirstOrDefault(path => path is not null && File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "postgres")));
        return bin is null ? null : new PostgreSqlCommands(bin);
    }

    /// <summary>Makes a folder that the server's account owns.</summary>
    public static string CreateFolder()
    {
        var made = Directory.CreateTempSubdirectory("dis-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", [Account, made]);
            chown.WaitForExit();
        }

        return made;
    }

    public Process StartServer(string data, int port)
    {
        var start = Command("sh", "-c", ServeUntilClosed, Path.Combine(folder, "postgres"), "-D", data, "-k", data, "-h", "127.0.0.1", "-p", $"{port}", "-c", "fsync=off", "-c", "max_connections=500");
        start.RedirectStandardInput = true;
        start.Environment["PGLOG"] = Path.Combine(data, "server.log");
        start.Environment["PGHOME"] = data;
        return Process.Start(start)!;
    }

    /// <exception cref="InvalidOperationException">The program failed; the message is what it said.</exception>
    public async Task RunAsync(string program, params string[] arguments)
    {
        var start = Command(Path.Combine(folder, program), arguments);
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} exits {process.ExitCode}: {error}{await output}");
        }
    }

    private static ProcessStartInfo Command(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? new ProcessStartInfo("runuser", ["-u", Account, "--", program, .. arguments]) { WorkingDirectory = Path.GetTempPath() }
        : new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetTempPath() };
}
