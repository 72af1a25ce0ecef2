namespace DigitalIndiaStack.Cli.Pack;

/// <summary>Finds the packs that a path of the command line means.</summary>
internal static class PackFolders
{
    /// <summary>The folder itself when it is a pack, else every pack right below it; empty when there is none.</summary>
    public static IReadOnlyList<string> Find(string path)
    {
        if (IsPack(path))
        {
            return [path];
        }

        return Directory.Exists(path) ? [.. Directory.EnumerateDirectories(path).Where(IsPack).Order(StringComparer.Ordinal)] : [];
    }

    private static bool IsPack(string path) => File.Exists(Path.Combine(path, "pack.json"));
}
