using System.Net;
using System.Text.Json;
using DigitalIndiaStack.Identity.Block.Keys;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.IdentityModel.Tokens;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>The key that signs tokens gives way to the next: published before it signs, good as long as anything that it signed, then gone.</summary>
public sealed class SigningKeyTests
{
    [Fact]
    public async Task A_key_is_published_then_signs_then_is_good_and_then_is_gone_on_two_instances()
    {
        await using var one = new IdentityHost(new() { ["Identity:SigningKeyDays"] = "90" });
        await one.InitializeAsync();
        await using var two = one.Beside();
        await two.InitializeAsync();
        var first = Assert.Single(await KeysAsync(one));
        Assert.Equal(first, await SignerAsync(one));
        using var browser = new Browser(one);
        await AdvanceAsync(TimeSpan.FromDays(88));
        Assert.Single(await KeysAsync(one));
        await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest());

        await AdvanceAsync(TimeSpan.FromDays(1));
        var announced = await Task.WhenAll(KeysAsync(one), KeysAsync(two), KeysAsync(one), KeysAsync(two));
        Assert.All(announced, keys => Assert.Equal(announced[0], keys));
        Assert.Equal(2, announced[0].Length);
        Assert.Equal((first, first), (await SignerAsync(one), await SignerAsync(two, one)));
        var old = await RefreshTokenAsync(one);

        await AdvanceAsync(TimeSpan.FromHours(23));
        Assert.Equal(first, await SignerAsync(two, one));
        await AdvanceAsync(TimeSpan.FromHours(2));
        var second = announced[0].Single(key => key != first);
        Assert.Equal((second, second), (await SignerAsync(one), await SignerAsync(two, one)));
        Assert.Equal(announced[0], await KeysAsync(two));

        await AdvanceAsync(TimeSpan.FromDays(12));
        Assert.Equal(HttpStatusCode.OK, (await two.RefreshAsync(old)).Status);
        await AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal([second], await KeysAsync(two));
        Assert.Equal([second], await KeysAsync(one));

        // A sandbox that starts anew keeps the key that signs.
        await one.SeedAsync();
        Assert.Equal([second], await KeysAsync(one));

        Task AdvanceAsync(TimeSpan step)
        {
            one.Clock.Advance(step);
            two.Clock.Advance(step);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task An_operator_announces_the_next_key_once()
    {
        await using var host = new IdentityHost(new() { ["Identity:SigningKeyDays"] = "0", ["Identity:SigningKeyLeadHours"] = "1" });
        await host.InitializeAsync();
        var first = Assert.Single(await KeysAsync(host));
        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => host.Services.AnnounceSigningKeyAsync(TestContext.Current.CancellationToken)));

        var (next, _, signsFrom) = Assert.Single(told.Distinct());
        Assert.Equal(host.Clock.GetUtcNow() + TimeSpan.FromHours(1), signsFrom, TimeSpan.FromSeconds(1));
        Assert.Equal([first, next], await KeysAsync(host));
        Assert.Equal(first, await SignerAsync(host));
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(next, await SignerAsync(host));
        host.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Equal([first, next], await KeysAsync(host));
    }

    private static async Task<string> RefreshTokenAsync(IdentityHost host)
    {
        using var browser = new Browser(host);
        var code = Browser.Query(await browser.AuthorizeAsync(Citizen.Wanjiru, Wire.AppRequest("openid offline_access")), "code")!;
        return (await host.RedeemAsync(code)).Text("refresh_token")!;
    }

    private static async Task<string> SignerAsync(IdentityHost host, IdentityHost? issuer = null)
    {
        var assertion = Assertions.For(host, "enrolment-agent", change => change.Audience = (issuer ?? host).Address.AbsoluteUri);
        var token = await host.ClientTokenAsync("enrolment-agent", "identity.persons.read", "ke", assertion: assertion);
        using var http = host.NewClient(token.AccessToken);
        var answer = await http.GetAsync(new Uri($"identity/v1/persons/{Guid.CreateVersion7()}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return token.Access.Kid;
    }

    private static async Task<string[]> KeysAsync(IdentityHost host)
    {
        using var http = host.NewClient();
        var text = await http.GetStringAsync(new Uri(".well-known/jwks", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.All(new JsonWebKeySet(text).Keys, key => Assert.False(key.HasPrivateKey));
        return [.. JsonElement.Parse(text).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }
}
