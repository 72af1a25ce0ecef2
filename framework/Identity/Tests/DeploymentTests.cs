using DigitalIndiaStack.Identity.Block;
using DigitalIndiaStack.Identity.Block.Sandbox;

namespace DigitalIndiaStack.Identity.Tests;

public sealed class DeploymentTests
{
    [Theory]
    [InlineData(600_000, true)]
    [InlineData(599_999, false)]
    public void Only_a_sandbox_hashes_its_pins_with_fewer_rounds(int rounds, bool isGoodInEarnest)
    {
        var options = new IdentityOptions
        {
            Issuer = new Uri("https://id.example"),
            MessageGateway = new Uri("https://messages.example"),
            PinIterations = rounds,
        };

        Assert.Equal(isGoodInEarnest, new DeploymentRules(new SandboxMode(false)).Validate(null, options).Succeeded);
        Assert.True(new DeploymentRules(new SandboxMode(true)).Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("https://party.example/told", true, true)]
    [InlineData("http://party.example/told", false, false)]
    [InlineData("http://127.0.0.1:5998/told", false, true)]
    [InlineData("https://169.254.169.254/told", false, false)]
    [InlineData("https://10.0.0.7/told", false, false)]
    public void Relying_parties_are_told_at_public_addresses(string address, bool isGoodInEarnest, bool isGoodInSandbox)
    {
        var options = new IdentityOptions { Issuer = new Uri("https://id.example"), MessageGateway = new Uri("https://messages.example") };
        options.Clients.Add(new ClientOptions { Id = "party", BackChannelLogoutUri = new Uri(address) });

        Assert.Equal(isGoodInEarnest, new DeploymentRules(new SandboxMode(false)).Validate(null, options).Succeeded);
        Assert.Equal(isGoodInSandbox, new DeploymentRules(new SandboxMode(true)).Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("email", true)]
    [InlineData("phone", false)]
    [InlineData("payments.own.read", false)]
    [InlineData("identity.own.aliases", false)]
    [InlineData("agriculture.applications.decide", false)]
    public void Delegates_get_no_scope_that_is_not_for_them(string scope, bool isGood)
    {
        var options = new IdentityOptions { Issuer = new Uri("https://id.example"), MessageGateway = new Uri("https://messages.example") };
        var client = new ClientOptions { Id = "app", TakesDelegates = true };
        foreach (var asked in new[] { "email", "payments.own.read", "identity.own.aliases", "agriculture.applications.decide" })
        {
            client.PersonScopes.Add(asked);
        }

        client.DelegatedScopes.Add(scope);
        options.Clients.Add(client);

        Assert.Equal(isGood, new DeploymentRules(new SandboxMode(false)).Validate(null, options).Succeeded);
    }
}
