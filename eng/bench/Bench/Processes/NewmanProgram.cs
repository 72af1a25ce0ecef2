namespace DigitalIndiaStack.Bench.Processes;

/// <summary>The entry of newman, where eng/bench/run.sh installed it.</summary>
internal static class NewmanProgram
{
    /// <returns><see langword="null"/> when it is not there.</returns>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var entry = Path.Combine(folder.FullName, "eng", "bench", "newman", "node_modules", "newman", "bin", "newman.js");
            if (File.Exists(entry))
            {
                return entry;
            }
        }

        return null;
    }
}
