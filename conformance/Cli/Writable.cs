using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Looks before a run whether its files can be written after it: a verdict of many minutes must not be lost to a wrong path.</summary>
internal static class Writable
{
    /// <summary>Tries each path; what was not there is not there afterwards, but for folders.</summary>
    /// <exception cref="ConfigurationFaultException">Some cannot be written; all are named.</exception>
    public static void Demand(IEnumerable<string> paths)
    {
        List<string> faults = [.. paths.Select(Fault).OfType<string>()];
        if (faults.Count > 0)
        {
            throw new ConfigurationFaultException(faults);
        }
    }

    private static string? Fault(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var isNew = !File.Exists(path);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew)
            {
                File.Delete(path);
            }

            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written: {refused.Message}";
        }
    }
}
