namespace DigitalIndiaStack.Core.Storage;

/// <summary>The databases that a store may be in.</summary>
public enum StorageProvider
{
    /// <summary>Embedded: a file for each block. One machine.</summary>
    Sqlite,

    /// <summary>Production: a schema for each block; several host instances share it.</summary>
    PostgreSql,
}
