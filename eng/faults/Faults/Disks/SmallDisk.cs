using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults.Disks;

/// <summary>A disk in memory that can be filled and freed.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Size = "256m";
    private const int Chunk = 64 * 1024;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis-faults-disk-");

    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder => folder.FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <exception cref="FaultsFailedException">Nothing may be mounted here.</exception>
    public static async Task<SmallDisk> MountAsync()
    {
        var disk = new SmallDisk();
        if (!Environment.IsPrivilegedProcess || await Programs.RunAsync("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", disk.Folder) != 0)
        {
            disk.folder.Delete();
            throw new FaultsFailedException($"{FaultsFailedException.NotRun}only root may mount a small disk, and not in every container");
        }

        return disk;
    }

    /// <summary>Fills what is free of it, but for some bytes.</summary>
    public Task FillAsync(int left)
    {
        using var file = File.OpenHandle(Ballast, FileMode.OpenOrCreate, FileAccess.Write);
        var (chunk, length) = (new byte[Chunk], RandomAccess.GetLength(file));
        try
        {
            while (true)
            {
                RandomAccess.Write(file, chunk, length);
                length += Chunk;
            }
        }
        catch (IOException)
        {
            // It is full.
            RandomAccess.SetLength(file, Math.Max(0, RandomAccess.GetLength(file) - left));
        }

        return Task.CompletedTask;
    }

    public Task FreeAsync()
    {
        File.Delete(Ballast);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Programs.MustAsync("umount", Folder);
        folder.Delete();
    }
}
