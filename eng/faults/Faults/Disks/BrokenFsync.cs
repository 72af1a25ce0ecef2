using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults.Disks;

/// <summary>Lets fsync and fdatasync of other processes fail, by a library that is loaded into them before libc.</summary>
internal sealed class BrokenFsync : IAsyncDisposable
{
    private static readonly string[] Compilers = ["cc", "gcc", "clang", "tcc"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis-faults-fsync-");

    private BrokenFsync()
    {
    }

    /// <summary>A folder that goes with it.</summary>
    public string Folder => folder.FullName;

    /// <summary>What a process must be told when it starts.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["LD_PRELOAD"] = Library, ["DIS_FSYNC_BROKEN"] = Flag };

    /// <summary>How many calls have failed.</summary>
    public long Failures { get; private set; }

    private string Library => Path.Combine(Folder, "fsync.so");

    private string Flag => Path.Combine(Folder, "broken");

    private static string? Find() => Compilers.Select(Which).FirstOrDefault(path => path is not null);

    /// <exception cref="FaultsFailedException">There is no compiler.</exception>
    public static async Task<BrokenFsync> BuildAsync()
    {
        var compiler = Find() ?? throw new FaultsFailedException($"{FaultsFailedException.NotRun}there is no C compiler (apt-get install gcc libc6-dev)");
        var fsync = new BrokenFsync();
        await Programs.MustAsync("chmod", "755", fsync.Folder);
        var source = Path.Combine(fsync.Folder, "fsync.c");
        await using (var file = File.Create(source))
        {
            await typeof(BrokenFsync).Assembly.GetManifestResourceStream("fsync.c")!.CopyToAsync(file);
        }

        await Programs.MustAsync(compiler, "-shared", "-fPIC", "-O1", "-o", fsync.Library, source);
        return fsync;
    }

    /// <summary>From now on nothing reaches the disk.</summary>
    public async Task BreakAsync()
    {
        // The server of PostgreSQL is another user; what is renamed is writable at once.
        var next = $"{Flag}.next";
        await File.WriteAllBytesAsync(next, []);
        await Programs.MustAsync("chmod", "666", next);
        File.Move(next, Flag);
    }

    /// <summary>From now on everything does again.</summary>
    public Task MendAsync()
    {
        Failures += new FileInfo(Flag).Length;
        File.Delete(Flag);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string? Which(string program) => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(path => Path.Combine(path, program)).FirstOrDefault(File.Exists);
}
