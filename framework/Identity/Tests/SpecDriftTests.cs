using DigitalIndiaStack.Core.Testing.Drift;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests;

public sealed class SpecDriftTests(IdentityHost host)
{
    [Fact]
    public async Task The_code_is_what_the_specification_says()
    {
        using var http = host.NewClient();

        Assert.Empty(await SpecDrift.CompareAsync(http, typeof(IIdentityClient).Assembly, "identity", TestContext.Current.CancellationToken));
    }
}
