using SystemPath = System.IO.Path;

namespace DigitalIndiaStack.Host.Tests.Hosting;

/// <summary>The built host: in its own place among the artifacts, else beside this test.</summary>
internal static class HostFile
{
    private const string Name = "DigitalIndiaStack.Host.dll";

    public static string Path { get; } = Candidates().First(File.Exists);

    /// <summary>The checkout that this test was built in.</summary>
    public static string Root { get; } = FindRoot();

    private static IEnumerable<string> Candidates()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        yield return SystemPath.Combine(own.Parent!.Parent!.FullName, "Host", own.Name, Name);
        yield return SystemPath.Combine(own.FullName, Name);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(SystemPath.Combine(folder.FullName, "DigitalIndiaStack.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No DigitalIndiaStack.sln above the test binary.");
        }

        return folder.FullName;
    }
}
