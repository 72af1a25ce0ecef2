namespace DigitalIndiaStack.Bench.Processes;

/// <summary>The entries of programs for Node, where eng/bench/run.sh installed what they need.</summary>
internal static class NodeProgram
{
    /// <returns><see langword="null"/> when newman is not there.</returns>
    public static string? Newman => Find("bench/newman/node_modules/newman/bin/newman.js");

    /// <returns><see langword="null"/> when oidc-provider is not there.</returns>
    public static string? OidcProvider => Find("peers/oidc-provider/node_modules/oidc-provider/package.json") is null ? null : Find("peers/oidc-provider/src/main.mjs");

    private static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var entry = Path.Combine(folder.FullName, "eng", path);
            if (File.Exists(entry))
            {
                return entry;
            }
        }

        return null;
    }
}
