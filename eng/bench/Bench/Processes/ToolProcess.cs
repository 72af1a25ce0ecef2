using System.Diagnostics;
using System.Globalization;

namespace DigitalIndiaStack.Bench.Processes;

/// <summary>A tool that runs to its end, watched from outside.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="FirstVerdict">From its start to the first verdict that it wrote.</param>
/// <param name="Cpu">Processor time, as last seen before it ended: short by <see cref="Glance"/> at most.</param>
/// <param name="PeakMegabytes">The most memory that it held.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
internal sealed record ToolProcess(TimeSpan Wall, TimeSpan FirstVerdict, TimeSpan Cpu, double PeakMegabytes, int ExitCode, IReadOnlyList<string> Output)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs it.</summary>
    /// <param name="mark">Stands in the line of a verdict.</param>
    public static async Task<ToolProcess> RunAsync(string mark, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["CI"] = "true";
        var output = new List<string>();
        var first = TimeSpan.Zero;
        var began = Stopwatch.GetTimestamp();
        using var process = new Process { StartInfo = start };
        void Take(string? line)
        {
            lock (output)
            {
                output.Add(line ?? "");
                first = first == TimeSpan.Zero && line?.Contains(mark, StringComparison.Ordinal) == true ? Stopwatch.GetElapsedTime(began) : first;
            }
        }

        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var (cpu, peak) = await WatchAsync(process, began);
        await process.WaitForExitAsync();
        return new ToolProcess(Stopwatch.GetElapsedTime(began), first, cpu, peak, process.ExitCode, output);
    }

    /// <exception cref="BenchFailedException">It ended with another code than one of these.</exception>
    public ToolProcess Must(params int[] codes) => codes.Contains(ExitCode)
        ? this
        : throw new BenchFailedException($"A tool ended with {ExitCode}:\n{string.Join('\n', Output.TakeLast(40))}");

    private static async Task<(TimeSpan Cpu, double Peak)> WatchAsync(Process process, long began)
    {
        var (cpu, peak) = (TimeSpan.Zero, 0.0);
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                cpu = process.TotalProcessorTime;
                peak = Math.Max(peak, PeakOf(process.Id));
            }
            catch (Exception gone) when (gone is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
            {
                break;
            }

            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                process.Kill();
            }

            await Task.Delay(Glance);
        }

        return (cpu, peak);
    }

    // The line is missing once the process is ending.
    private static double PeakOf(int process) =>
        File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? double.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024
            : 0;
}
