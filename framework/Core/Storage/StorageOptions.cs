using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage;

/// <summary>Settings of the stores of all blocks, section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>Which database holds the stores.</summary>
    /// <value>The default is <see cref="StorageProvider.Sqlite"/>.</value>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The PostgreSQL connection; each block has its own schema in it.</summary>
    /// <value>Required for <see cref="StorageProvider.PostgreSql"/>.</value>
    public string? ConnectionString { get; set; }

    /// <summary>Where the SQLite files are, one for each block.</summary>
    /// <value>The default is the setting <c>Data</c> of the host, else <c>data</c>.</value>
    public string? Directory { get; set; }

    /// <summary>How long a transaction waits for a lock, in seconds.</summary>
    /// <value>1 to 60. The default is 10.</value>
    [Range(1, 60)]
    public int LockTimeoutSeconds { get; set; } = 10;

    /// <summary>How long the answer to an idempotent request is kept, in hours.</summary>
    /// <value>24 to 720. The default is 48.</value>
    [Range(24, 720)]
    public int KeyLifetimeHours { get; set; } = 48;

    /// <summary>Whether the host brings the tables up to date when it starts; else it starts only when they are.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool MigrateAtStart { get; set; } = true;

    internal TimeSpan LockTimeout => TimeSpan.FromSeconds(LockTimeoutSeconds);
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
