using DigitalIndiaStack.Core.Testing.Drift;
using DigitalIndiaStack.Consent.Block;

namespace DigitalIndiaStack.Consent.Tests;

public sealed class SpecDriftTests
{
    [Fact]
    public async Task The_code_is_what_the_specification_says() =>
        Assert.Empty(await SpecDrift.CompareAsync(new ConsentBlock(), TestContext.Current.CancellationToken));
}
