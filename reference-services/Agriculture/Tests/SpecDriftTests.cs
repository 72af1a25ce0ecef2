using DigitalIndiaStack.Agriculture.Service;
using DigitalIndiaStack.Core.Testing.Drift;

namespace DigitalIndiaStack.Agriculture.Tests;

public sealed class SpecDriftTests
{
    [Fact]
    public async Task The_code_is_what_the_specification_says() =>
        Assert.Empty(await SpecDrift.CompareAsync(new AgricultureService(), TestContext.Current.CancellationToken));
}
