using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli.Self;

/// <summary>Where the reference host is, as a command to start it.</summary>
/// <param name="Command">Program.</param>
/// <param name="Arguments">Its first arguments.</param>
/// <param name="Folder">Folder to start it in.</param>
internal sealed record HostPlace(string Command, IReadOnlyList<string> Arguments, string Folder)
{
    private const string Name = "DigitalIndiaStack.Host";
    private const string Project = "reference-services/Host";

    /// <summary>Finds the host: where it is said to be, beside this tool, or in the repository around the present folder.</summary>
    /// <exception cref="ConfigurationFaultException">It is nowhere.</exception>
    public static HostPlace Find(string? said, string present) => said is not null
        ? At(Path.GetFullPath(said)) ?? throw new ConfigurationFaultException([$"--host {said}: there is no {Name}."])
        : At(AppContext.BaseDirectory) ?? At(Path.Combine(AppContext.BaseDirectory, "host")) ?? InRepository(present)
            ?? throw new ConfigurationFaultException([$"--self starts the reference host, and there is none beside this tool. Name it with --host PATH ({Name}.dll, or the folder that holds it), or run inside the repository."]);

    private static HostPlace? At(string path)
    {
        var file = Directory.Exists(path) ? new[] { $"{Name}.dll", Name, $"{Name}.exe" }.Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists) : File.Exists(path) ? path : null;
        if (file is null)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(file)!;
        return file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new HostPlace("dotnet", [file], folder) : new HostPlace(file, [], folder);
    }

    internal static HostPlace? InRepository(string present)
    {
        for (var folder = new DirectoryInfo(present); folder is not null; folder = folder.Parent)
        {
            var project = Path.Combine(folder.FullName, Project);
            if (Directory.Exists(project))
            {
                return Built(folder.FullName) ?? new HostPlace("dotnet", ["run", "--project", project, "--no-launch-profile", "--"], folder.FullName);
            }
        }

        return null;
    }

    // What was built last is what the developer means, and starts in a second.
    private static HostPlace? Built(string repository)
    {
        var output = Path.Combine(repository, "artifacts", "bin", "Host");
        var newest = Directory.Exists(output)
            ? Directory.EnumerateFiles(output, $"{Name}.dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault()
            : null;
        return newest is null ? null : At(newest);
    }
}
