using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Runs;

namespace DigitalIndiaStack.Faults;

/// <summary>One run: services on a database, clients that never give up, and something that breaks.</summary>
internal static class FaultRun
{
    /// <summary>Exit code of a run that could not be made.</summary>
    public const int Failed = 2;

    /// <summary>Runs, and tells what came of it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(FaultOptions options, TextWriter output)
    {
        output.WriteLine(options.Words);
        try
        {
            var report = await FireAsync(options);
            output.WriteLine(report.Text);
            if (options.Report is { } file)
            {
                await File.WriteAllTextAsync(file, $"{options.Words}\n\n```\n{report.Text}\n```\n");
            }

            return report.IsGood ? 0 : 1;
        }
        catch (FaultsFailedException failed)
        {
            output.WriteLine($"the run could not be made: {failed.Message}");
            return Failed;
        }
    }

    private static Task<FaultReport> FireAsync(FaultOptions options) => options.Fault switch
    {
        FaultKind.Kill => KillRun.RunAsync(options),
        FaultKind.Cut => CutRun.RunAsync(options),
        FaultKind.Disk => DiskRun.RunAsync(options),
        FaultKind.Fsync => FsyncRun.OnSqliteAsync(options),
        FaultKind.FsyncPostgreSql => FsyncRun.OnPostgreSqlAsync(options),
        FaultKind.Batch => BatchRun.RunAsync(options),
        _ => RaceRun.RunAsync(options),
    };
}
