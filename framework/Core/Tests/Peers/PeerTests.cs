using System.Net;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Tests.Fixture;
using DigitalIndiaStack.Core.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalIndiaStack.Core.Tests.Peers;

public sealed class PeerTests : IDisposable
{
    private readonly string keys = Directory.CreateTempSubdirectory("dis-keys-").FullName;

    public void Dispose() => Directory.Delete(keys, recursive: true);

    [Fact]
    public async Task A_block_calls_another_with_its_own_token_for_the_tenant_it_works_for()
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, "ke", shop => shop.GetAsync("things/v1/things")));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, "ke", shop => shop.GetAsync("things/v1/things")));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, "ma", shop => shop.GetAsync("things/v1/things")));

        Assert.Equal(["ke", "ma"], host.Issuer.Requests.Select(form => form["tenant"]));
        var asked = host.Issuer.Requests.First();
        Assert.Equal(("client_credentials", "urn:dis:things", "things.read"), (asked["grant_type"], asked["resource"], asked["scope"]));
    }

    [Fact]
    public async Task The_client_assertion_is_short_and_only_for_the_issuer()
    {
        await using var host = await StartAsync();
        await CallAsync(host, "ke", shop => shop.GetAsync("things/v1/things"));

        var asked = host.Issuer.Requests.Single();
        var verdict = await new JsonWebTokenHandler().ValidateTokenAsync(asked["client_assertion"], new TokenValidationParameters
        {
            ValidIssuer = "shops",
            ValidAudience = host.Issuer.Issuer,
            ValidTypes = ["client-authentication+jwt"],
            ValidAlgorithms = ["ES256"],
            IssuerSigningKey = host.Services.GetRequiredService<ServiceKeys>().Get("shops").PublicJwk(),
        });

        Assert.True(verdict.IsValid, verdict.Exception?.Message);
        var token = (JsonWebToken)verdict.SecurityToken;
        Assert.Equal(("shops", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), (token.Subject, asked["client_assertion_type"]));
        Assert.True(token.ValidTo - token.IssuedAt <= TimeSpan.FromSeconds(60));
        Assert.NotEmpty(token.Id);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        await using var host = await StartAsync();
        await CallAsync(host, "ke", shop => shop.GetAsync("things/v1/things"));

        host.Clock.Advance(TimeSpan.FromSeconds(280));

        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, "ke", shop => shop.GetAsync("things/v1/things")));
        Assert.Equal(2, host.Issuer.Requests.Count);
    }

    [Fact]
    public async Task Many_calls_at_once_ask_for_one_token()
    {
        await using var host = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => CallAsync(host, "ke", shop => shop.GetAsync("things/v1/things"))));

        Assert.Single(host.Issuer.Requests);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        await using var peer = await PeerServer.StartAsync();
        await using var host = await StartAsync(peer.Address);
        peer.Next.Enqueue(401);

        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, "ke", shop => shop.PostAsync("orders", null)));
        Assert.Equal(2, host.Issuer.Requests.Count);

        peer.Next.Enqueue(401);
        peer.Next.Enqueue(401);
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(host, "ke", shop => shop.PostAsync("orders", null)));
    }

    [Fact]
    public async Task A_read_and_a_keyed_write_are_sent_again_and_another_write_is_not()
    {
        await using var peer = await PeerServer.StartAsync();
        await using var host = await StartAsync(peer.Address);
        int[] fail = [503, 200];

        Array.ForEach(fail, peer.Next.Enqueue);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, "ke", shop => shop.GetAsync("orders")));
        Array.ForEach(fail, peer.Next.Enqueue);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(host, "ke", shop => shop.PostAsync("orders", "key-00000001")));
        Array.ForEach(fail, peer.Next.Enqueue);
        await Assert.ThrowsAsync<PeerUnavailableException>(() => CallAsync(host, "ke", shop => shop.PostAsync("orders", null)));

        Assert.Equal(["GET", "GET", "POST", "POST", "POST"], peer.Seen.Select(seen => seen.Method));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var peer = await PeerServer.StartAsync();
        await using var host = await StartAsync(peer.Address);
        peer.Next.Enqueue(302);

        Assert.Equal(HttpStatusCode.Found, await CallAsync(host, "ke", shop => shop.GetAsync("orders")));
    }

    [Fact]
    public async Task A_peer_or_an_issuer_that_is_down_is_one_exception()
    {
        var peer = await PeerServer.StartAsync();
        await using var host = await StartAsync(peer.Address);
        await peer.DisposeAsync();

        await Assert.ThrowsAsync<PeerUnavailableException>(() => CallAsync(host, "ke", shop => shop.GetAsync("orders")));

        await host.Issuer.DisposeAsync();
        await Assert.ThrowsAsync<PeerUnavailableException>(() => CallAsync(host, "ma", shop => shop.GetAsync("orders")));
    }

    [Fact]
    public async Task A_call_without_a_tenant_is_a_bug()
    {
        await using var host = await StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var shop = scope.ServiceProvider.GetRequiredKeyedService<IThingsClient>("shops");

        await Assert.ThrowsAsync<InvalidOperationException>(() => shop.GetAsync("things/v1/things"));
    }

    private static async Task<HttpStatusCode> CallAsync(ThingsHost host, string tenant, Func<IThingsClient, Task<HttpStatusCode>> call)
    {
        await using var scope = host.Services.CreateTenantScope(TenantId.Parse(tenant));
        return await call(scope.ServiceProvider.GetRequiredKeyedService<IThingsClient>("shops"));
    }

    private Task<ThingsHost> StartAsync(string address = "") => ThingsHost.StartAsync(Add, ("Keys:Directory", keys), ("Peers:things", address));

    private static void Add(WebApplicationBuilder builder) => builder.AddPeer<IThingsClient, ThingsClient>("things", "shops", "things.read");
}

internal interface IThingsClient
{
    Task<HttpStatusCode> GetAsync(string path);

    Task<HttpStatusCode> PostAsync(string path, string? key);
}

internal sealed class ThingsClient(HttpClient http) : IThingsClient
{
    public Task<HttpStatusCode> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<HttpStatusCode> PostAsync(string path, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return SendAsync(request);
    }

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }
}
