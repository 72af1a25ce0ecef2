using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using DigitalIndiaStack.Host.Tests.Hosting;
using DigitalIndiaStack.Host.Tests.Story;

namespace DigitalIndiaStack.Host.Tests.Hostile;

/// <summary>
/// Whatever comes to the endpoints, pages and operations of identity, none of them fails. The setting IDENTITY_HOSTILE says how many requests there
/// are, the setting IDENTITY_SEED which; 10,000 is the long form.
/// </summary>
public sealed class HostileIdentityTests(SharedSandbox sandbox)
{
    private const int Workers = 8;

    private static int Count => Setting("IDENTITY_HOSTILE", 300);

    private static int Seed => Setting("IDENTITY_SEED", 20261129);

    [Fact]
    public async Task No_endpoint_page_or_operation_of_identity_fails_whatever_it_is_sent()
    {
        var settings = (await sandbox.StartedAsync()).Settings;
        var newcomer = new Persona("ke", "en", "", "hostile@example.org", "");
        newcomer = newcomer with { Number = await Newcomer.EnrolAsync(settings, newcomer) };
        using var visitor = new Visitor(settings.Address, settings.Data, newcomer);
        await visitor.EnterAsync("/registries/accesses");
        using var api = await ServiceClient.ConformanceA(settings).ConnectAsync("identity", "identity.persons.enrol identity.persons.read");
        var (faults, statuses) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<HttpStatusCode, int>());

        await Parallel.ForEachAsync(await DrawAsync(settings, visitor, api), new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (drawn, cancellationToken) =>
        {
            if (await AskAsync(drawn, statuses, cancellationToken) is { } fault)
            {
                faults.Enqueue(fault);
            }
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}, {Count} requests: {string.Join(", ", statuses.OrderBy(entry => entry.Key).Select(entry => $"{(int)entry.Key} x {entry.Value}"))}");
        Assert.True(faults.IsEmpty, $"seed {Seed}, {faults.Count} of {Count}:\n{string.Join('\n', faults.Take(40))}");
        Assert.Equal(Count, statuses.Values.Sum());
    }

    // Of ten, four come from relying parties, three to pages and three to operations.
    private static async Task<IReadOnlyList<Drawn>> DrawAsync(SandboxSettings settings, Visitor visitor, HttpClient api)
    {
        var (client, hostile) = (ServiceClient.ConformanceA(settings), new HostileForms(Seed));
        var protocol = IdentityForms.OfProtocol(client, api.DefaultRequestHeaders.Authorization!.Parameter!);
        var pages = await IdentityForms.OfPagesAsync(visitor);
        var operations = SpecReader.All().Where(operation => operation.Block == "identity").SelectMany(HostileRequests.Of).ToList();
        var drawn = new List<Drawn>();
        for (var number = 0; number < Count; number++)
        {
            drawn.Add((number % 10) switch
            {
                < 4 => Take(visitor, hostile.Of(hostile.Any(protocol)())),
                < 7 => Take(visitor, hostile.Of(hostile.Any(pages))),
                _ => Take(api, hostile.Any(operations)),
            });
        }

        return drawn;
    }

    private static Drawn Take(Visitor visitor, HostileForm form) => new($"{form.Method} {form.Path} [{form.Fault}]", form.Body?.Length > 1_000_000, async cancellationToken =>
    {
        using var request = form.Write();
        return await visitor.SendAsync(request, cancellationToken);
    });

    private static Drawn Take(HttpClient api, HostileRequest wrong) => new($"{wrong.Operation.Method} {wrong.Operation.Path} [{wrong.Fault}]", wrong.Fault == "too large", async cancellationToken =>
    {
        using var request = wrong.Write();
        return await api.SendAsync(request, cancellationToken);
    });

    private static async Task<string?> AskAsync(Drawn drawn, ConcurrentDictionary<HttpStatusCode, int> statuses, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await drawn.SendAsync(cancellationToken);
            statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            return (int)response.StatusCode < 500 ? null : $"{drawn.What}: {(int)response.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            // A body that is too large is refused while it is sent, and the connection ends; any other request gets an answer.
            statuses.AddOrUpdate(HttpStatusCode.RequestEntityTooLarge, 1, (_, count) => count + 1);
            return drawn.IsLarge ? null : $"{drawn.What}: {exception.Message}";
        }
    }

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;

    private sealed record Drawn(string What, bool IsLarge, Func<CancellationToken, Task<HttpResponseMessage>> SendAsync);
}
