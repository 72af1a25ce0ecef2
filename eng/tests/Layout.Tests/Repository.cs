using System.Diagnostics;
using System.Xml.Linq;

namespace DigitalIndiaStack.Layout.Tests;

/// <summary>The checkout under test, found above the test binary.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths that git tracks or would add, from the root.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IReadOnlyList<Project> Projects { get; } =
        [.. Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(Project.Read)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigitalIndiaStack.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No DigitalIndiaStack.sln above the test binary.");
        }

        return folder.FullName;
    }

    private static string[] ListFiles()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}

/// <summary>One project file: where it lies and what it references.</summary>
/// <param name="Path">Path of the project file from the root.</param>
/// <param name="References">Folders of the projects it references, from the root.</param>
/// <param name="Packages">Packages it references directly.</param>
internal sealed record Project(string Path, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public static Project Read(string path)
    {
        var document = XDocument.Load(System.IO.Path.Combine(Repository.Root, path));
        return new Project(path, [.. Includes(document, "ProjectReference").Select(include => Resolve(path, include))], [.. Includes(document, "PackageReference")]);
    }

    private static IEnumerable<string> Includes(XDocument document, string element) =>
        document.Descendants(element).Select(item => item.Attribute("Include")?.Value).OfType<string>();

    private static string Resolve(string path, string include)
    {
        var folder = System.IO.Path.Combine(Repository.Root, System.IO.Path.GetDirectoryName(path)!);
        var full = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, include.Replace('\\', '/')));
        return System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.GetDirectoryName(full)!);
    }
}
