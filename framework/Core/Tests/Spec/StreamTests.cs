using System.Text;
using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Spec;

/// <summary>Bodies that an operation reads as a stream.</summary>
public sealed class StreamTests
{
    private const int Limit = 400_000;

    [Theory]
    [InlineData(Limit, false)]
    [InlineData(Limit, true)]
    [InlineData(3, true)]
    public async Task A_stream_arrives_whole(int length, bool chunked)
    {
        await using var host = await ThingsHost.StartAsync();

        var answer = await host.SendAsync(Import(host, length, "text/csv; charset=utf-8", chunked));

        Assert.Equal(200, answer.Status);
        Assert.Contains($"{length}", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Limit + 1, "text/csv", false, 413)]
    [InlineData(Limit + 1, "text/csv", true, 413)]
    [InlineData(3, "application/json", false, 415)]
    [InlineData(3, "text/csv; charset=latin1", false, 415)]
    [InlineData(0, "text/csv", false, 400)]
    public async Task A_stream_that_the_operation_does_not_take_is_refused(int length, string type, bool chunked, int status)
    {
        await using var host = await ThingsHost.StartAsync();

        (await host.SendAsync(Import(host, length, type, chunked))).AssertProblem(status, $"API-0{status}");
    }

    [Fact]
    public async Task A_key_that_was_used_for_another_stream_is_refused()
    {
        await using var host = await ThingsHost.StartAsync();

        Assert.Equal(200, (await host.SendAsync(Import(host, 3, "text/csv", chunked: false))).Status);
        Assert.Equal("true", (await host.SendAsync(Import(host, 3, "text/csv", chunked: true))).Header("Idempotency-Replayed"));
        (await host.SendAsync(Import(host, 4, "text/csv", chunked: false))).AssertProblem(422, "API-0422");
    }

    private static HttpRequestMessage Import(ThingsHost host, int length, string type, bool chunked)
    {
        var request = host.Request(HttpMethod.Post, "/things/v1/imports");
        request.Headers.Add("Idempotency-Key", "key-00000001");
        request.Headers.TransferEncodingChunked = chunked;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(new string('a', length)));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return request;
    }
}
