namespace DigitalIndiaStack.Faults;

/// <summary>What goes wrong in a run.</summary>
internal enum FaultKind
{
    /// <summary>Hosts are killed, and PostgreSQL is stopped at once.</summary>
    Kill,

    /// <summary>The connection to PostgreSQL is cut after a COMMIT, before its answer.</summary>
    Cut,

    /// <summary>The disk of a ledger in SQLite is full.</summary>
    Disk,

    /// <summary>What a host writes to SQLite does not reach the disk.</summary>
    Fsync,

    /// <summary>What PostgreSQL writes does not reach the disk.</summary>
    FsyncPostgreSql,

    /// <summary>Hosts are killed while they pay a batch.</summary>
    Batch,

    /// <summary>Nothing breaks, but each key comes to both hosts at once, several times.</summary>
    Race,
}
