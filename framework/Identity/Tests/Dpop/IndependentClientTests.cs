using DigitalIndiaStack.Identity.Tests.Counters;
using DigitalIndiaStack.Identity.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wire = DigitalIndiaStack.Identity.Tests.Hosting.Protocol;

namespace DigitalIndiaStack.Identity.Tests.Dpop;

/// <summary>Clients that we did not write, openid-client and oauth4webapi, complete both profiles.</summary>
public sealed class IndependentClientTests(IdentityHost host)
{
    private const string Missing = "The packages are not installed: npm ci in framework/Identity/Tests/OpenIdClient";

    [Theory]
    [InlineData(Wire.App, true)]
    [InlineData(BoundClient.Assured, false)]
    public async Task A_relying_party_signs_in_asks_who_it_is_and_refreshes(string client, bool isRotated)
    {
        Assert.SkipUnless(NodeClient.IsInstalled, Missing);
        using var node = NodeClient.Start("assured.mjs", Settings(client));
        await node.TellAsync(await SignInAsync(await node.HearAsync()));

        Assert.Equal($$"""{"type":"dpop","sub":true,"rotated":{{(isRotated ? "true" : "false")}}}""", await node.HearAsync());
    }

    [Theory]
    [InlineData(Wire.App)]
    [InlineData(BoundClient.Assured)]
    public async Task Whoever_steals_the_code_gets_nothing_with_another_key(string client)
    {
        Assert.SkipUnless(NodeClient.IsInstalled, Missing);
        using var node = NodeClient.Start("assured.mjs", new(Settings(client)) { ["DIS_EVIL"] = "1" });
        await node.TellAsync(await SignInAsync(await node.HearAsync()));

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(node.HearAsync);
        Assert.Contains("invalid_grant", ended.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ES256")]
    [InlineData("PS256")]
    public async Task A_service_uses_a_bound_token_at_a_block_and_nobody_else_can(string algorithm)
    {
        Assert.SkipUnless(NodeClient.IsInstalled, Missing);
        using var node = NodeClient.Start("service.mjs", new(Settings("enrolment-agent"))
        {
            ["DIS_SCOPE"] = "identity.persons.read",
            ["DIS_RESOURCE"] = new Uri(host.Address, $"identity/v1/persons/{Guid.CreateVersion7()}").AbsoluteUri,
            ["DIS_ALG"] = algorithm,
        });

        Assert.Equal("""{"type":"dpop","owner":404,"bearer":401,"stolen":"invalid_dpop_proof"}""", await node.HearAsync());
    }

    [Fact]
    public async Task A_counter_gets_what_a_person_lets_it_have()
    {
        Assert.SkipUnless(NodeClient.IsInstalled, Missing);
        using var node = NodeClient.Start("counter.mjs", Settings(Counter.Client));
        var code = await node.HearAsync();
        using var browser = await new Counter(host).OpenAsync(Citizen.OfficerKiptoo);
        await browser.SubmitAsync(("Code", code));
        await browser.PressAsync("answer", "yes");

        Assert.Equal($$"""{"type":"dpop","sub":true,"email":"{{Citizen.OfficerKiptoo.Email}}"}""", await node.HearAsync());
    }

    private Dictionary<string, string> Settings(string client)
    {
        var settings = new Dictionary<string, string>
        {
            ["DIS_ISSUER"] = host.Address.AbsoluteUri,
            ["DIS_CLIENT_ID"] = client,
            ["DIS_REDIRECT_URI"] = Wire.AppCallback,
            ["DIS_TENANT"] = "ke",
        };
        if (client != Wire.App)
        {
            _ = host.KeyOf(client);
            settings["DIS_KEY"] = Path.Combine(host.Services.GetRequiredService<IConfiguration>()["Data"]!, "keys", $"{client}.pem");
        }

        return settings;
    }

    private async Task<string> SignInAsync(string address)
    {
        using var browser = new Browser(host);
        var away = await browser.OpenAsync(address);
        away ??= await browser.SignInAsync(Citizen.OfficerKiptoo);
        away ??= await browser.SubmitAsync(("answer", "yes"));
        return away!.AbsoluteUri;
    }
}
