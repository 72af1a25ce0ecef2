using System.Net.Http.Headers;
using CsCheck;
using DigitalIndiaStack.Core.Tests.Fixture;

namespace DigitalIndiaStack.Core.Tests.Spec;

/// <summary>API-2.8: nothing that a request holds makes the server fail.</summary>
public sealed class FuzzTests
{
    private static readonly byte[] Good = """{"name":"aé\n","count":3,"price":{"currency":"KES","amount":"1.00"},"nested":{"a":[1,2.5e3,true,null]}}"""u8.ToArray();

    private static readonly Gen<byte[]> Bodies = Gen.OneOf(
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte, (at, value) => (byte[])[.. Good[..at], value, .. Good[(at + 1)..]]),
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte.Array[0, 8], (at, more) => (byte[])[.. Good[..at], .. more, .. Good[at..]]),
        Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, Good.Length], (from, to) => Good[Math.Min(from, to)..Math.Max(from, to)]),
        Gen.Byte.Array[0, 200]);

    private static readonly Gen<string> Addresses = Gen.OneOf(
        Gen.String[0, 40].Select(text => $"/things/v1/things?cursor={Uri.EscapeDataString(text)}"),
        Gen.String[Gen.OneOf<char>("%&=?+;[]{}<>'\"0aF\\".ToCharArray()), 0, 40].Select(text => $"/things/v1/things?limit=5&{text}"),
        Gen.String[Gen.OneOf<char>("%/.;0aF-ü\u202e".ToCharArray()), 0, 40].Select(text => $"/things/v1/things/{text}"));

    [Fact]
    public async Task A_hostile_body_never_makes_a_failure()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = host.Issuer.Token("things", "things.write");

        await Bodies.SampleAsync(async body =>
        {
            using var request = host.Request(HttpMethod.Post, "/things/v1/things", token: token);
            request.Headers.Add("Idempotency-Key", $"key-{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body))[..32]}");
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            await AssertNoFailureAsync(host, request);
        }, iter: 1_000, threads: 4);
    }

    [Fact]
    public async Task A_hostile_address_never_makes_a_failure()
    {
        await using var host = await ThingsHost.StartAsync();
        var token = host.Issuer.Token("things", "things.read");

        await Addresses.SampleAsync(async address =>
        {
            using var request = host.Request(HttpMethod.Get, address, token: token);
            await AssertNoFailureAsync(host, request);
        }, iter: 1_000, threads: 4);
    }

    private static async Task AssertNoFailureAsync(ThingsHost host, HttpRequestMessage request)
    {
        using var response = await host.Http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        Assert.True(answer.Status < 500, $"{request.RequestUri} {answer.Body}");

        // What Kestrel itself refuses has no body: it never became a request.
        if (answer.Status >= 400 && answer.Body.Length > 0)
        {
            answer.AssertProblem(answer.Status, answer.Json.GetProperty("code").GetString()!);
        }
    }
}
