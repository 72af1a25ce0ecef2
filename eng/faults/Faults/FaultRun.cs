using System.Globalization;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Load;
using DigitalIndiaStack.Faults.Naive;
using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults;

/// <summary>One run: two services on one PostgreSQL, clients that never give up, and somebody who kills.</summary>
internal static class FaultRun
{
    private const int Failed = 2;
    private static readonly string Self = Path.Combine(AppContext.BaseDirectory, "DigitalIndiaStack.Faults.dll");

    /// <summary>Runs, and tells what came of it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(FaultOptions options, TextWriter output)
    {
        output.WriteLine($"seed {options.Seed}: {options.Kills} kills, {options.Stops} stops of PostgreSQL, {options.Workers} clients, {(options.Naive ? "the naive service" : "the host")}, twice on one PostgreSQL");
        try
        {
            var report = await FireAsync(options);
            output.WriteLine(report.Text);
            if (options.Report is { } file)
            {
                await File.WriteAllTextAsync(file, $"Seed {options.Seed}, {options.Kills} kills, {options.Stops} stops, {options.Workers} clients.\n\n```\n{report.Text}\n```\n");
            }

            return report.IsGood ? 0 : 1;
        }
        catch (FaultsFailedException failed)
        {
            output.WriteLine($"the run could not be made: {failed.Message}");
            return Failed;
        }
    }

    private static async Task<FaultReport> FireAsync(FaultOptions options)
    {
        await using var database = await PostgreSqlMachine.StartAsync();
        await using var issuer = await TestIssuer.StartAsync();
        var connection = await database.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("dis-faults-");
        try
        {
            await using var one = new ServiceProcess(Arguments(options, connection, issuer.Issuer, folder.CreateSubdirectory("one").FullName));
            await using var two = new ServiceProcess(Arguments(options, connection, issuer.Issuer, folder.CreateSubdirectory("two").FullName));
            await one.StartAsync();
            await two.StartAsync();
            if (options.Naive)
            {
                await NaiveTables.MakeAsync(connection);
            }

            var log = new AnswerLog(Path.Combine(folder.FullName, "answers.jsonl"));
            using var clients = await Clients.OpenAsync(options, [one.Address, two.Address], issuer, log);
            await ShootAsync(options, clients, log, new Killer(options, [one, two], database));
            await log.CloseAsync();
            return await Judgement.OfAsync(connection, log, clients.Counts, verify: !options.Naive);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ShootAsync(FaultOptions options, Clients clients, AnswerLog log, Killer killer)
    {
        using var end = new CancellationTokenSource();
        var load = clients.RunAsync(end.Token);
        await killer.RunAsync();
        while (log.Answers.Count < options.Keys && !load.IsCompleted)
        {
            await Task.Delay(100, CancellationToken.None);
        }

        // Whatever was asked for is asked for until it is answered.
        await end.CancelAsync();
        await load;
    }

    private static string[] Arguments(FaultOptions options, string connection, string issuer, string data) => options.Naive
        ? [Self, "naive", connection]
        :
        [
            File.Exists(options.Host) ? options.Host : throw new FaultsFailedException($"there is no built host at '{options.Host}'; name it with --host"),
            "--Blocks=payments", "--data", data, $"--Identity:Issuer={issuer}", "--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={connection}",
            string.Create(CultureInfo.InvariantCulture, $"--Limits:Burst={1_000_000}"), string.Create(CultureInfo.InvariantCulture, $"--Limits:RequestsPerSecond={1_000_000}"),
        ];
}
