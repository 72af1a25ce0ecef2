using DigitalIndiaStack.Core.Testing.PostgreSql;

namespace DigitalIndiaStack.Core.Storage.Tests.Hosting;

/// <summary>A fresh, real database on which several hosts may be started.</summary>
internal sealed class Database : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis-storage-");

    private int links;

    private Database(StorageProvider provider, string? connectionString)
    {
        Provider = provider;
        Settings = new()
        {
            ["Data"] = folder.FullName,
            ["Storage:Provider"] = provider.ToString(),
            ["Storage:ConnectionString"] = connectionString,

            // Sixty racers on a slow disk queue for longer than a person would wait; what a timeout does has tests of its own.
            ["Storage:LockTimeoutSeconds"] = "60",
        };
    }

    public StorageProvider Provider { get; }

    public Dictionary<string, string?> Settings { get; }

    public string SqliteFile => Path.Combine(folder.FullName, "notes.db");

    public static async Task<Database> CreateAsync(StorageProvider provider)
    {
        if (provider == StorageProvider.Sqlite)
        {
            return new Database(provider, null);
        }

        Assert.SkipUnless(PostgreSqlServer.Missing is null, PostgreSqlServer.Missing ?? "");
        var server = await PostgreSqlServer.StartedAsync();
        return new Database(provider, await server.CreateDatabaseAsync());
    }

    /// <summary>The settings under which another host sees the same database as another process does: on SQLite it does not share the write gate.</summary>
    public (string Key, string Value)[] AsOtherProcess()
    {
        var link = $"{folder.FullName}-link{Interlocked.Increment(ref links)}";
        Directory.CreateSymbolicLink(link, folder.FullName);
        return [("Data", link)];
    }

    public void Dispose()
    {
        for (var link = 1; link <= links; link++)
        {
            File.Delete($"{folder.FullName}-link{link}");
        }

        folder.Delete(recursive: true);
    }
}
