using System.Globalization;
using System.Runtime.InteropServices;

namespace DigitalIndiaStack.Bench;

/// <summary>The machine on which the figures were measured, and how busy it was.</summary>
internal static class Machine
{
    /// <summary>One line for the head of the table.</summary>
    public static string Line() =>
        $"{Environment.ProcessorCount} cores of {Cpu()}, {Memory()} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load {Load()}";

    private static string Cpu() => Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Memory() =>
        (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9).ToString("F0", CultureInfo.InvariantCulture);

    private static string Load() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    private static string? Field(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
