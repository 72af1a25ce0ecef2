using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Localization.Tests;

/// <summary>The packs of the repository and the English texts of all its projects.</summary>
internal static class ShippedPacks
{
    private static readonly string[] SourceRoots = ["framework", "reference-services"];

    public static string Directory => Path.Combine(Root, "reference-services", "Countries");

    private static string Root { get; } = FindRoot();

    /// <summary>Every Resources/en.json outside of tests and build output.</summary>
    public static IReadOnlyDictionary<string, string> EnglishTexts() => SourceRoots
        .SelectMany(root => System.IO.Directory.EnumerateFiles(Path.Combine(Root, root), "en.json", SearchOption.AllDirectories))
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Resources" && !file.Contains("Tests/", StringComparison.Ordinal))
        .SelectMany(Read)
        .ToDictionary();

    private static IReadOnlyDictionary<string, string> Read(string file)
    {
        using var stream = File.OpenRead(file);
        return TextCatalog.ReadJson(stream);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "DigitalIndiaStack.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return directory.FullName;
    }
}
