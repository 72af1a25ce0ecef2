using System.Collections.Concurrent;
using System.Net;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Durability;

public sealed class PowerCutTests
{
    private const int Cuts = 20;
    private const int Writers = 4;

    [Fact]
    public async Task What_was_acknowledged_is_there_after_twenty_power_cuts_and_once()
    {
        var settings = SandboxSettings.Fresh("--Blocks=identity,payments,sandbox");
        var process = await SandboxProcess.StartAsync(settings);
        using var ledger = await Ledger.OpenAsync(settings);
        var acknowledged = new ConcurrentDictionary<string, string>();
        var asked = new ConcurrentQueue<string>();
        for (var cut = 0; cut < Cuts; cut++)
        {
            var known = acknowledged.Keys.ToHashSet();
            await WriteUntilCutAsync(process, ledger, acknowledged, asked);
            await process.DisposeAsync();
            process = await SandboxProcess.StartAsync(settings);
            await ledger.RenewAsync(settings);
            await RepeatAsync(ledger, acknowledged, acknowledged.Keys.Except(known));
        }

        await SettleAsync(ledger, acknowledged, asked);
        Assert.Equal(asked.Count, await ledger.CountAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"{Cuts} cuts, {asked.Count} transfers");
        Assert.Equal(0, await process.StopAsync());
        await process.DisposeAsync();
        var (exitCode, output) = await SandboxProcess.RunAsync(settings, "verify", "--data", settings.Data, "--Blocks=identity,payments,sandbox");
        Assert.True(exitCode == 0, output);
    }

    private static async Task WriteUntilCutAsync(
        SandboxProcess process, Ledger ledger, ConcurrentDictionary<string, string> acknowledged, ConcurrentQueue<string> asked)
    {
        var known = acknowledged.Count;
        var writers = Enumerable.Range(0, Writers).Select(_ => WriteAsync(ledger, acknowledged, asked)).ToList();

        // A cut before anything was acknowledged proves nothing, and how long that takes depends on the machine.
        while (acknowledged.Count == known && !writers.Exists(writer => writer.IsCompleted))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await Task.Delay(Random.Shared.Next(0, 350), TestContext.Current.CancellationToken);
        await process.KillAsync();
        await Task.WhenAll(writers);
    }

    private static async Task WriteAsync(Ledger ledger, ConcurrentDictionary<string, string> acknowledged, ConcurrentQueue<string> asked)
    {
        try
        {
            while (true)
            {
                var key = $"cut-{Guid.CreateVersion7():N}";
                asked.Enqueue(key);
                var (status, body) = await ledger.PayAsync(key);
                Assert.True(status == HttpStatusCode.Created, body);
                acknowledged[key] = body;
            }
        }
        catch (HttpRequestException)
        {
            // The power is gone.
        }
    }

    private static async Task RepeatAsync(Ledger ledger, ConcurrentDictionary<string, string> acknowledged, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            var (status, body) = await ledger.PayAsync(key);
            Assert.Equal(HttpStatusCode.Created, status);
            Assert.Equal(acknowledged[key], body);
        }
    }

    // Who got no answer asks again with the same key; then every key was done exactly once.
    private static async Task SettleAsync(Ledger ledger, ConcurrentDictionary<string, string> acknowledged, ConcurrentQueue<string> asked)
    {
        foreach (var key in asked)
        {
            var (status, body) = await ledger.PayAsync(key);
            Assert.Equal(HttpStatusCode.Created, status);
            Assert.Equal(acknowledged.GetOrAdd(key, body), body);
        }
    }
}
