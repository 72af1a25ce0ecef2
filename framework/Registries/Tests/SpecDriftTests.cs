using DigitalIndiaStack.Core.Testing.Drift;
using DigitalIndiaStack.Registries.Block;

namespace DigitalIndiaStack.Registries.Tests;

public sealed class SpecDriftTests
{
    [Fact]
    public async Task The_code_is_what_the_specification_says() =>
        Assert.Empty(await SpecDrift.CompareAsync(new RegistriesBlock(), TestContext.Current.CancellationToken));
}
