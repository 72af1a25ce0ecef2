using System.Collections.Concurrent;
using System.Net;
using DigitalIndiaStack.Host.Tests.Hosting;

namespace DigitalIndiaStack.Host.Tests.Hostile;

public sealed class HostileInputTests(SharedSandbox sandbox)
{
    private const int Least = 2_000;
    private const int Workers = 8;

    [Fact]
    public async Task Wrong_requests_are_refused_with_a_problem_document_and_break_nothing()
    {
        var settings = (await sandbox.StartedAsync()).Settings;
        var requests = SpecReader.All().Where(operation => operation.Path is not "/reset" and not "/clock/advance").SelectMany(HostileRequests.Of).ToList();
        Assert.True(requests.Count >= Least, $"{requests.Count} requests");
        var faults = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        foreach (var block in requests.GroupBy(request => request.Operation.Block))
        {
            using var http = await ConnectAsync(settings, block.Key);
            await Parallel.ForEachAsync(block, new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (request, cancellationToken) =>
            {
                if (await AskAsync(http, request, statuses, cancellationToken) is { } fault)
                {
                    faults.Enqueue(fault);
                }
            });
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{requests.Count} requests: {string.Join(", ", statuses.OrderBy(entry => entry.Key).Select(entry => $"{(int)entry.Key} x {entry.Value}"))}");
        Assert.True(faults.IsEmpty, $"{faults.Count} of {requests.Count}:\n{string.Join('\n', faults.Take(40))}");
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses.Keys);
    }

    private static async Task<string?> AskAsync(
        HttpClient http, HostileRequest request, ConcurrentDictionary<HttpStatusCode, int> statuses, CancellationToken cancellationToken)
    {
        using var message = request.Write();
        try
        {
            using var response = await http.SendAsync(message, cancellationToken);
            statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            return FaultOf(request, response);
        }
        catch (HttpRequestException exception)
        {
            // A body that is too large is refused while it is sent, and the connection ends; any other request gets an answer.
            return request.Fault == "too large" ? null : $"{request.Operation.Method} {request.Operation.Path} [{request.Fault}]: {exception.Message}";
        }
    }

    // Agriculture gives services no scope, and only the switch may reverse, decide disputes and operate the settlement, a second officer release, and a reviewer decide applications and suspend: whoever asks with another token is refused, and never by an error.
    private static Task<HttpClient> ConnectAsync(SandboxSettings settings, string block) => ScopesOf(block) is { Length: > 0 } scopes
        ? ServiceClient.ConformanceA(settings).ConnectAsync(block, scopes)
        : ServiceClient.ConformanceA(settings).ConnectAsync("registries", "registries.read");

    private static string ScopesOf(string block) => string.Join(' ', SpecReader.ScopesOf(block).Split(' ').Except(["payments.transfers.reverse", "payments.batches.release", "payments.settlement.operate", "payments.disputes.decide", "identity.enrolments.review", "identity.persons.standing"]));

    private static string? FaultOf(HostileRequest request, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var what = $"{request.Operation.Method} {request.Operation.Block}{request.Operation.Path} [{request.Fault}]: {status}";
        if (status >= 500 && status != 503)
        {
            return what;
        }

        // Kestrel refuses NUL in a path before any application sees the request.
        return status >= 400 && !(status == 400 && request.Fault.EndsWith("=%00", StringComparison.Ordinal)) && response.Content.Headers.ContentType?.MediaType != "application/problem+json"
            ? $"{what} as {response.Content.Headers.ContentType}"
            : null;
    }
}
