namespace DigitalIndiaStack.Specs.Tests;

/// <summary>The specifications of this checkout.</summary>
internal static class SpecSet
{
    public static string Root { get; } = FindRoot();

    public static SpecFile Common { get; } = new("common", File.ReadAllText(Path.Combine(Root, "specs/common/common.v1.yaml")), null);

    public static IReadOnlyList<SpecFile> Blocks { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "specs"), "*.v1.yaml", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "eng/tests/Parcels.Contracts/parcels.v1.yaml"))
            .Where(path => !path.EndsWith("/common.v1.yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SpecFile(Path.GetFileName(path).Split('.')[0], File.ReadAllText(path), Common)),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigitalIndiaStack.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No DigitalIndiaStack.sln above the test binary.");
        }

        return folder.FullName;
    }
}
