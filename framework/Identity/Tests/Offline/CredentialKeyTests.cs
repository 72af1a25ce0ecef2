using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Block.Maintenance;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Tests.Offline;

/// <summary>The key that signs credentials and status lists gives way to the next, and stays published, without its private half, as long as a credential of it is good.</summary>
public sealed class CredentialKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_is_published_then_signs_then_is_good_and_then_is_gone_on_two_instances(bool isPostgreSql)
    {
        await using var one = await CredentialTests.StartAsync(isPostgreSql);
        await using var two = one.Beside();
        await two.InitializeAsync();
        var citizen = await Citizen.EnrolAsync(one);
        var first = Assert.Single(await KeysAsync(one));
        Advance(TimeSpan.FromDays(334));
        Assert.Equal([first], await KeysAsync(two));

        Advance(TimeSpan.FromDays(2));
        var announced = await Task.WhenAll(KeysAsync(one), KeysAsync(two), KeysAsync(one), KeysAsync(two));
        Assert.All(announced, keys => Assert.Equal(announced[0], keys));
        var second = Assert.Single(announced[0], key => key != first);
        Advance(TimeSpan.FromDays(29));
        var old = await PrintAsync(one, citizen);
        Assert.Equal((first, first, first), (KidOf(old), await ListSignerAsync(one, old), await ListSignerAsync(two, old)));

        Advance(TimeSpan.FromDays(2));
        var paper = await PrintAsync(one, citizen);
        Assert.Equal((second, second, second), (KidOf(paper), await ListSignerAsync(one, old), await ListSignerAsync(two, old)));
        Assert.Equal([first, second], await KeysAsync(two));
        Assert.True(await IsRetiredAsync(one));
        Assert.True((await VerifyAsync(two, old)).IsStatusKnown);
        Assert.True((await VerifyAsync(one, paper)).IsStatusKnown);

        Advance(TimeSpan.FromDays(362));
        Assert.True((await VerifyAsync(two, old)).IsStatusKnown);
        Advance(TimeSpan.FromDays(7));
        Assert.Equal(2, (await KeysAsync(one)).Length);
        Assert.DoesNotContain(first, await KeysAsync(two));

        void Advance(TimeSpan step)
        {
            one.Clock.Advance(step);
            two.Clock.Advance(step);
        }
    }

    [Fact]
    public async Task An_operator_announces_the_next_key_once_and_a_sandbox_keeps_the_one_that_signs()
    {
        await using var host = new IdentityHost(new() { ["Identity:CredentialKeyDays"] = "0", ["Identity:CredentialKeyLeadDays"] = "1" });
        await host.InitializeAsync();
        var citizen = await Citizen.EnrolAsync(host);
        var first = Assert.Single(await KeysAsync(host));
        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.Services.AnnounceCredentialKeyAsync(Cancellation)));

        var (next, _, signsFrom) = Assert.Single(told.Distinct());
        Assert.Equal(host.Clock.GetUtcNow() + TimeSpan.FromDays(1), signsFrom, TimeSpan.FromSeconds(1));
        Assert.Equal([first, next], await KeysAsync(host));
        Assert.Equal(first, KidOf(await PrintAsync(host, citizen)));
        host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(next, KidOf(await PrintAsync(host, citizen)));
        host.Clock.Advance(TimeSpan.FromDays(3000));
        Assert.Equal([next], await KeysAsync(host));

        await host.Services.ResetStoresAsync(Cancellation);
        await host.SeedAsync();
        Assert.Equal([next], await KeysAsync(host));
    }

    [Fact]
    public async Task A_key_is_announced_in_time_also_when_nobody_asks_for_keys()
    {
        await using var host = new IdentityHost();
        await host.InitializeAsync();
        host.Clock.Advance(TimeSpan.FromDays(336));
        await host.Services.GetServices<IHostedService>().OfType<Sweeper>().Single().SweepAsync(Cancellation);

        await using var scope = host.Services.CreateAsyncScope();
        Assert.Equal(2, await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Keys.CountAsync(key => key.Name.StartsWith("credentials"), Cancellation));
    }

    // Whoever verifies takes a hundred keys at most, and each stays published for a year.
    [Fact]
    public void Keys_that_change_each_day_are_refused()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => new IdentityHost(new() { ["Identity:CredentialKeyDays"] = "1" }));

        Assert.Contains("CredentialKeyDays", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> PrintAsync(IdentityHost host, Citizen citizen)
    {
        using var wallet = await Wallet.OpenAsync(host, citizen);
        return (await wallet.PrintAsync(CredentialClaim.Name)).Credential;
    }

    private static async Task<VerifiedCredential> VerifyAsync(IdentityHost host, string shown)
    {
        var verifier = new CredentialVerifier(IssuerKeys.Read(await FetchAsync(host, ".well-known/jwt-vc-issuer")));
        var expected = new VerifierExpectation(host.Clock.GetUtcNow());
        return verifier.Verify(shown, expected with { StatusList = await FetchAsync(host, ListOf(shown)) });
    }

    private static async Task<string> ListSignerAsync(IdentityHost host, string credential) => KidOf(await FetchAsync(host, ListOf(credential)));

    private static string ListOf(string credential) => new Uri($"{Part(credential, 1)["status"]!["status_list"]!["uri"]}").AbsolutePath;

    private static string KidOf(string token) => $"{Part(token, 0)["kid"]}";

    private static JsonNode Part(string token, int place) => JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[place]))!;

    private static async Task<bool> IsRetiredAsync(IdentityHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Keys.SingleAsync(key => key.Name == "credentials", Cancellation);
        using var key = ECDsa.Create();
        return Assert.ThrowsAny<CryptographicException>(() => key.ImportPkcs8PrivateKey(row.Value, out _)) is not null && row.RetiredAt is not null;
    }

    private static async Task<string[]> KeysAsync(IdentityHost host)
    {
        var keys = JsonElement.Parse(await FetchAsync(host, ".well-known/jwt-vc-issuer")).GetProperty("jwks").GetProperty("keys").EnumerateArray().ToList();
        Assert.All(keys, key => Assert.False(key.TryGetProperty("d", out _)));
        return [.. keys.Select(key => key.GetProperty("kid").GetString()!)];
    }

    private static async Task<string> FetchAsync(IdentityHost host, string address)
    {
        using var http = host.NewClient();
        return await http.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation);
    }
}
