using System.Net;
using System.Net.Sockets;
using System.Text;
using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Spec;

public sealed class ParameterTests
{
    private const string Things = "/things/v1/things";

    [Theory]
    [InlineData("?limit=0", "/query/limit minimum")]
    [InlineData("?limit=101", "/query/limit maximum")]
    [InlineData("?limit=ten", "/query/limit type")]
    [InlineData("?limit=+1", "/query/limit type")]
    [InlineData("?limit=01", "/query/limit type")]
    [InlineData("?limit=%D9%A3", "/query/limit type")]
    [InlineData("?limit=1%0A", "/query/limit type")]
    [InlineData("?limit=99999999999999999999", "/query/limit type")]
    [InlineData("?limit=5&limit=6", "/query/limit maxItems")]
    [InlineData("?limit=", "/query/limit type")]
    [InlineData("?cursor=", "/query/cursor minLength")]
    [InlineData("?cursor=!!", "/query/cursor cursor")]
    [InlineData("?kind=soft&kind=wet", "/query/kind/1 enum")]
    [InlineData("?kind=soft&kind=hard&kind=soft", "/query/kind maxItems")]
    [InlineData("?fragile=True", "/query/fragile type")]
    [InlineData("?colour=red", "/query/colour additionalProperties")]
    [InlineData("?Limit=5", "/query/Limit additionalProperties")]
    [InlineData("/not-a-uuid", "/path/thingId format")]
    public async Task A_wrong_parameter_is_400_and_named(string address, string error)
    {
        await using var host = await ThingsHost.StartAsync();

        var answer = await host.SendAsync(HttpMethod.Get, Things + address);

        answer.AssertProblem(400, "API-0400");
        Assert.Equal([error], answer.Errors());
    }

    [Fact]
    public async Task Good_parameters_are_taken()
    {
        await using var host = await ThingsHost.StartAsync();
        var request = host.Request(HttpMethod.Get, $"{Things}?limit=100&kind=soft&kind=hard&fragile=true");
        request.Headers.Add("X-Colour", "red");

        Assert.Equal(200, (await host.SendAsync(request)).Status);
    }

    [Fact]
    public async Task A_wrong_header_is_400_and_a_missing_key_too()
    {
        await using var host = await ThingsHost.StartAsync();
        var request = host.Request(HttpMethod.Get, Things);
        request.Headers.Add("X-Colour", "green");

        var wrong = await host.SendAsync(request);
        var missing = await host.SendAsync(HttpMethod.Post, Things, """{"name":"a"}""");

        wrong.AssertProblem(400, "API-0400");
        Assert.Equal(["/header/X-Colour enum"], wrong.Errors());
        missing.AssertProblem(400, "API-0400");
        Assert.Equal(["/header/Idempotency-Key required"], missing.Errors());
    }

    [Fact]
    public async Task Each_fault_is_told_at_once_with_what_was_expected()
    {
        await using var host = await ThingsHost.StartAsync();
        var request = host.Request(HttpMethod.Post, Things, """{"count":-1}""");
        request.Headers.Add("Idempotency-Key", "short");

        var answer = await host.SendAsync(request);

        Assert.Equal(["/header/Idempotency-Key minLength", " required", "/count minimum"], answer.Errors());
        Assert.All(answer.Json.GetProperty("errors").EnumerateArray(), error => Assert.NotEmpty(error.GetProperty("detail").GetString()!));
    }

    [Theory]
    [InlineData("GET /things/v1/catalogue?a=%00 HTTP/1.1")]
    [InlineData("GET /things/v1/catalogue?a=%C3%28 HTTP/1.1")]
    [InlineData("GET /things/v1/catalogue?%ff=1 HTTP/1.1")]
    [InlineData("GET /things/v1/things/%C3%28 HTTP/1.1")]
    [InlineData("GET /nowhere?a=%00 HTTP/1.1")]
    public async Task NUL_and_bad_UTF_8_in_an_address_are_400(string line)
    {
        await using var host = await ThingsHost.StartAsync();

        var answer = await SendRawAsync(host, line, string.Empty);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("API-0400", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=%00&b=1")]
    [InlineData("a=x\0")]
    [InlineData("a=%C3%28")]
    public async Task NUL_and_bad_UTF_8_in_a_form_are_400(string form)
    {
        await using var host = await ThingsHost.StartAsync();

        var answer = await SendRawAsync(
            host, "POST /nowhere HTTP/1.1", $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("API-0400", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NUL_in_a_form_of_parts_is_400()
    {
        await using var host = await ThingsHost.StartAsync();
        const string Form = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\0c\r\n--x--\r\n";

        var answer = await SendRawAsync(
            host, "POST /nowhere HTTP/1.1", $"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {Form.Length}\r\n\r\n{Form}");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    private static async Task<string> SendRawAsync(ThingsHost host, string line, string rest)
    {
        var address = new Uri(host.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
        var tail = rest.Length > 0 ? rest : "\r\n";
        await client.GetStream().WriteAsync(
            Encoding.Latin1.GetBytes($"{line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n{tail}"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
