using System.Diagnostics;
using DigitalIndiaStack.Bench.Processes;
using DigitalIndiaStack.Bench.Reports;

namespace DigitalIndiaStack.Bench.Load;

/// <summary>A closed loop: as many operations under way as there are connections, each followed by the next one, for a bounded time.</summary>
/// <param name="Server">Server under load.</param>
/// <param name="Operate">Does the operation of this number; each number comes once.</param>
internal sealed record LoadRun(ServerProcess Server, Func<HttpClient, long, Task> Operate)
{
    private long next;

    /// <summary>Each operation is one request.</summary>
    /// <param name="server">Server under load.</param>
    /// <param name="request">Makes the request of this number.</param>
    public LoadRun(ServerProcess server, Func<long, HttpRequestMessage> request)
        : this(server, (http, number) => SendAsync(http, request(number)))
    {
    }

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
            var sent = Stopwatch.GetTimestamp();
            await Operate(http, Interlocked.Increment(ref next));
            waits.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
        while (Stopwatch.GetElapsedTime(began) < time);

        return waits;
    }

    private static async Task SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode)
            {
                throw new BenchFailedException($"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
            }
        }
    }
}
