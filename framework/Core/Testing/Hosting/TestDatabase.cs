using DigitalIndiaStack.Core.Testing.PostgreSql;

namespace DigitalIndiaStack.Core.Testing.Hosting;

/// <summary>A fresh, real database on which one or several hosts run.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis-block-");

    private TestDatabase(bool isPostgreSql, string? connectionString)
    {
        IsPostgreSql = isPostgreSql;
        Settings = new Dictionary<string, string?>
        {
            ["Data"] = folder.FullName,
            ["Storage:Provider"] = isPostgreSql ? "PostgreSql" : "Sqlite",
            ["Storage:ConnectionString"] = connectionString,

            // Racers on a slow disk queue for longer than a person would wait.
            ["Storage:LockTimeoutSeconds"] = "60",
        };
    }

    /// <summary>Whether it is PostgreSQL, else SQLite.</summary>
    public bool IsPostgreSql { get; }

    /// <summary>The settings of a host that uses it.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Makes a SQLite file.</summary>
    public static TestDatabase Sqlite() => new(false, null);

    /// <summary>Makes a database on the PostgreSQL server of this test run; ask <see cref="PostgreSqlServer.Missing"/> before.</summary>
    public static async Task<TestDatabase> PostgreSqlAsync() => new(true, await (await PostgreSqlServer.StartedAsync()).CreateDatabaseAsync());

    /// <summary>Removes the files.</summary>
    public void Dispose() => folder.Delete(recursive: true);
}
