using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DigitalIndiaStack.Conformance.Cli;

namespace DigitalIndiaStack.Conformance.Proxy.Tests;

public sealed class ProxyCommandTests
{
    private static readonly string Out = Path.Combine(Directory.CreateTempSubdirectory("dis-proxy-out-").FullName, "out");

    [Theory]
    [InlineData("--target", "nowhere")]
    [InlineData("--target", "ftp://example.org")]
    [InlineData("--target", "http://127.0.0.1:1", "--listen", "::::")]
    [InlineData("--target", "http://127.0.0.1:1", "--listen", "any-name-opens-to-the-whole-network:0")]
    [InlineData("--target", "http://127.0.0.1:1", "--specs", "/no/such/folder")]
    public async Task A_wrong_command_exits_3(params string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));

        var (code, _, error) = await RunAsync(limit.Token, [.. arguments, "--out", Out]);

        Assert.Equal(3, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task A_taken_port_exits_3()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (code, _, error) = await RunAsync(TestContext.Current.CancellationToken, "--target", "http://127.0.0.1:1", "--listen", $"{taken.LocalEndpoint}", "--out", Out);

        Assert.Equal(3, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Ctrl_C_sums_up()
    {
        await using var server = await Scripted.StartAsync(new Scripted { MediaType = "text/html" });
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var listen = FreePort();
        var running = RunAsync(ctrlC.Token, "--target", server.Urls.Single(), "--listen", $"127.0.0.1:{listen}", "--out", Out);
        using var http = new HttpClient();
        await UntilAnsweredAsync(http, new Uri($"http://127.0.0.1:{listen}/payments/v1/accounts/{Scripted.AccountId}"));

        await ctrlC.CancelAsync();
        var (code, output, _) = await running;

        Assert.Equal(1, code);
        Assert.Contains("API-5.1", output, StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Out, "passive.json"), TestContext.Current.CancellationToken));
        Assert.Equal(1, summary.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Equal(1, summary.RootElement.GetProperty("operations").GetProperty("getAccount").GetInt32());
    }

    private static async Task UntilAnsweredAsync(HttpClient http, Uri address)
    {
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = ConformCommand.Create(TimeProvider.System).Parse(["proxy", .. arguments]);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
