namespace DigitalIndiaStack.Faults.Disks;

/// <summary>What the disk held of a ledger in SQLite when it stopped keeping anything; a power cut leaves that and nothing later. Used while nobody writes.</summary>
/// <param name="data">The folder of the ledger.</param>
/// <param name="copy">A folder beside it.</param>
internal sealed class KeptFiles(string data, string copy)
{
    // The third file of SQLite, the index in memory, does not outlive a power cut.
    private const string Index = "payments.db-shm";
    private static readonly string[] Files = ["payments.db", "payments.db-wal"];

    public void Keep()
    {
        Directory.CreateDirectory(copy);
        Copy(data, copy);
    }

    public void CutPower()
    {
        File.Delete(Path.Combine(data, Index));
        Copy(copy, data);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Files)
        {
            File.Copy(Path.Combine(from, file), Path.Combine(to, file), overwrite: true);
        }
    }
}
