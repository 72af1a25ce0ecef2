namespace DigitalIndiaStack.Conformance.Tests.Reports;

/// <summary>The root of the repository that the tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "DigitalIndiaStack.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
