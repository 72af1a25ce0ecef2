using System.Diagnostics;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>A closed loop: as many requests under way as there are connections, each followed by the next one, for a bounded time.</summary>
/// <param name="Server">Server under load.</param>
/// <param name="Request">Makes the request of this number; each number comes once.</param>
internal sealed record LoadRun(ServerProcess Server, Func<long, HttpRequestMessage> Request)
{
    private long next;

    /// <summary>Runs once.</summary>
    /// <exception cref="BenchFailedException">A request was refused: the figure would be of something else.</exception>
    public async Task<Sample> RunAsync(int connections, TimeSpan time)
    {
        using var http = Connect(connections);
        var cpu = Server.Cpu;
        var began = Stopwatch.GetTimestamp();
        var loops = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => LoopAsync(http, began, time))));
        var took = Stopwatch.GetElapsedTime(began);
        var waits = loops.SelectMany(loop => loop).Order().ToList();
        return new Sample(
            ("ops/s", waits.Count / took.TotalSeconds),
            ("p50 ms", waits[waits.Count / 2]),
            ("p99 ms", waits[(int)(waits.Count * 0.99)]),
            ("server CPU ms/op", (Server.Cpu - cpu).TotalMilliseconds / waits.Count));
    }

    private HttpClient Connect(int connections) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = connections,
        UseCookies = false,
        UseProxy = false,
    })
    {
        BaseAddress = Server.Address,
    };

    private async Task<List<double>> LoopAsync(HttpClient http, long began, TimeSpan time)
    {
        var waits = new List<double>();
        do
        {
            using var request = Request(Interlocked.Increment(ref next));
            var sent = Stopwatch.GetTimestamp();
            using var answer = await http.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            waits.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                throw new BenchFailedException($"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
            }
        }
        while (Stopwatch.GetElapsedTime(began) < time);

        return waits;
    }
}
