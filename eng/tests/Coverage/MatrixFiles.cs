using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Coverage;

/// <summary>The matrix of this checkout and the files that show it.</summary>
internal static class MatrixFiles
{
    public static IReadOnlyList<MatrixRow> Rows { get; } = Matrix.Of(SpecSet.Load(Suite.Specs).Requirements.Values, Suite.Checks, Mutant.All);

    /// <summary>Paths from the root, each with what it must hold.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["specs/coverage.md"] = MatrixText.Markdown(Rows),
        ["specs/coverage.csv"] = MatrixText.Csv(Rows),
    };

    /// <summary>The files under a root that are not as they must be.</summary>
    public static IReadOnlyList<string> Stale(string root) =>
        [.. All.Where(file => !File.Exists(Path.Combine(root, file.Key)) || File.ReadAllText(Path.Combine(root, file.Key)) != file.Value).Select(file => file.Key)];

    public static void Write(string root)
    {
        foreach (var (path, text) in All)
        {
            File.WriteAllText(Path.Combine(root, path), text);
        }
    }

    /// <summary>The checkout above the running program.</summary>
    public static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigitalIndiaStack.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No DigitalIndiaStack.sln above the program.");
        }

        return folder.FullName;
    }
}
