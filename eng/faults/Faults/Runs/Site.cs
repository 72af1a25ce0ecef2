using System.Diagnostics;
using System.Globalization;
using DigitalIndiaStack.Core.Testing.Tokens;
using DigitalIndiaStack.Faults.Judging;
using DigitalIndiaStack.Faults.Load;
using DigitalIndiaStack.Faults.Servers;

namespace DigitalIndiaStack.Faults.Runs;

/// <summary>Services on one ledger, whoever signs their tokens, and clients with their log.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly string Self = Path.Combine(AppContext.BaseDirectory, "DigitalIndiaStack.Faults.dll");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);
    private readonly FaultOptions options;
    private readonly LedgerStore ledger;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis-faults-");
    private Clients? clients;

    private Site(FaultOptions options, LedgerStore ledger, TestIssuer issuer, int services, IReadOnlyDictionary<string, string> environment)
    {
        this.options = options;
        this.ledger = ledger;
        Issuer = issuer;
        Log = new AnswerLog(Path.Combine(folder.FullName, "answers.jsonl"));
        Services = [.. Enumerable.Range(0, services).Select(number => new ServiceProcess(Arguments($"{number}"), environment))];
    }

    public TestIssuer Issuer { get; }

    public IReadOnlyList<ServiceProcess> Services { get; }

    public AnswerLog Log { get; }

    public Clients Clients => clients!;

    /// <summary>Starts the services and opens the accounts.</summary>
    /// <param name="environment">What the services are told besides their arguments.</param>
    public static async Task<Site> OpenAsync(FaultOptions options, LedgerStore ledger, int services = 2, Habits? habits = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var site = new Site(options, ledger, await TestIssuer.StartAsync(), services, environment ?? new Dictionary<string, string>());
        try
        {
            foreach (var service in site.Services)
            {
                await service.StartAsync();
            }

            site.clients = await Clients.OpenAsync(options, [.. site.Services.Select(service => service.Address)], site.Issuer, site.Log, habits ?? Habits.Usual);
            return site;
        }
        finally
        {
            if (site.clients is null)
            {
                await site.DisposeAsync();
            }
        }
    }

    /// <summary>Lets clients pay while something breaks, and until every key is answered.</summary>
    public async Task UnderLoadAsync(Func<Task> breaks)
    {
        using var end = new CancellationTokenSource();
        using var telling = new Timer(_ => Tell(), null, Beat, Beat);
        var load = Clients.RunAsync(end.Token);
        var breaking = breaks();

        // Clients end by themselves only when they were told what they can make nothing of.
        await await Task.WhenAny(load, breaking);
        await breaking;
        while (Log.Answers.Count < options.Keys && !load.IsCompleted)
        {
            await Task.Delay(100, CancellationToken.None);
        }

        // Whatever was asked for is asked for until it is answered.
        await end.CancelAsync();
        await load;
    }

    /// <summary>Waits for something.</summary>
    /// <returns>How long it took; <see langword="null"/> when it did not come.</returns>
    public static async Task<TimeSpan?> UntilAsync(Func<bool> isSo)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                return null;
            }

            await Task.Delay(5);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Holds the log against the ledger; the clients have ended.</summary>
    public async Task<FaultReport> JudgeAsync()
    {
        await Log.CloseAsync();
        return await Judgement.OfAsync(ledger, Log, Clients.Counts, verify: !options.Naive);
    }

    public async ValueTask DisposeAsync()
    {
        clients?.Dispose();
        foreach (var service in Services)
        {
            await service.DisposeAsync();
        }

        await Issuer.DisposeAsync();
        await Log.CloseAsync();
        folder.Delete(recursive: true);
    }

    // The full form takes an hour: whoever watches it sees that it goes on.
    private void Tell() => Console.Error.WriteLine($"{Log.Told} keys answered, services started {Services.Sum(service => service.Starts)} times");

    private string[] Arguments(string name) => options.Naive
        ? [Self, "naive", ledger.Reached]
        :
        [
            File.Exists(options.Host) ? options.Host : throw new FaultsFailedException($"there is no built host at '{options.Host}'; name it with --host"),
            "--Blocks=payments", $"--Data={folder.CreateSubdirectory(name).FullName}", $"--Identity:Issuer={Issuer.Issuer}", .. ledger.Service,

            // Few, so that a batch of hundreds has transactions for a kill to come into.
            "--Payments:LinesAtOnce=20",
            string.Create(CultureInfo.InvariantCulture, $"--Limits:Burst={1_000_000}"), string.Create(CultureInfo.InvariantCulture, $"--Limits:RequestsPerSecond={1_000_000}"),
        ];
}
