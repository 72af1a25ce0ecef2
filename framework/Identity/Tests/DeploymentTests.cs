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
}
