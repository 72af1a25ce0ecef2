using System.Diagnostics;
using DigitalIndiaStack.Core.Testing.Hosting;

namespace DigitalIndiaStack.Core.Testing.PostgreSql;

/// <summary>A private PostgreSQL server for one test run: made in a temporary folder, on 127.0.0.1, gone with the test process.</summary>
public sealed class PostgreSqlServer
{
    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(StartNewAsync);
    private readonly PostgreSqlCommands commands;
    private readonly int port;
    private readonly Process server;

    private PostgreSqlServer(PostgreSqlCommands commands, int port, Process server)
    {
        this.commands = commands;
        this.port = port;
        this.server = server;
    }

    /// <summary>Why there can be no server here; <see langword="null"/> when there can. A test skips with this reason.</summary>
    /// <value>The programs are looked for in <c>DIS_POSTGRES_BIN</c>, then where Debian puts them.</value>
    public static string? Missing => PostgreSqlCommands.Find() is null
        ? "PostgreSQL is not installed (apt-get install postgresql), and DIS_POSTGRES_BIN does not name its bin folder."
        : null;

    /// <summary>Starts the server of this test run, or returns the one that runs.</summary>
    /// <exception cref="InvalidOperationException">There are no programs, or the server did not start.</exception>
    public static Task<PostgreSqlServer> StartedAsync() => Shared.Value;

    /// <summary>Creates an empty database.</summary>
    /// <returns>The connection string of it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"t{Guid.CreateVersion7():N}";
        await commands.RunAsync("createdb", "-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", name);

        // A host that is gone leaves its pool; those of a quick run would use up the server before the five minutes of the default.
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database={name};Connection Idle Lifetime=5;Connection Pruning Interval=1";
    }

    private static async Task<PostgreSqlServer> StartNewAsync()
    {
        var commands = PostgreSqlCommands.Find() ?? throw new InvalidOperationException(Missing);
        var folder = PostgreSqlCommands.CreateFolder();
        await commands.RunAsync("initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8");
        var port = FreePort.Take();
        var started = new PostgreSqlServer(commands, port, commands.StartServer(folder, port));
        await started.ReadyAsync();
        return started;
    }

    private async Task ReadyAsync()
    {
        for (var attempt = 0; attempt < 3_000 && !server.HasExited; attempt++)
        {
            try
            {
                await commands.RunAsync("pg_isready", "-q", "-h", "127.0.0.1", "-p", $"{port}");
                return;
            }
            catch (InvalidOperationException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("The PostgreSQL server did not start.");
    }
}
