using DigitalIndiaStack.Identity.Tests.Hosting;
using DigitalIndiaStack.Identity.Tests.SignIn;

namespace DigitalIndiaStack.Identity.Tests.Lives;

/// <summary>Everything that ends, by a clock that jumps: accepted just before its end, and refused ten seconds after it, an hour after and a day after.</summary>
public sealed class LifeTests : IClassFixture<MovedClock>, IDisposable
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(11);
    private readonly IdentityHost host;
    private readonly LivedThings things;

    public LifeTests(MovedClock moved)
    {
        host = moved.Host;
        things = new LivedThings(host);
    }

    public static TheoryData<string> Names => [.. Listed];

    private static string[] Listed =>
    [
        "access token at a block", "access token at userinfo", "bound access token at userinfo", "refresh token", "code", "request_uri", "client assertion", "DPoP proof",
        "DPoP proof at userinfo", "nonce", "one-time code", "session", "session at a page of a block", "key proof of a wallet", "credential", "status list",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_accepted_beyond_its_life_and_ten_seconds(string name)
    {
        var lived = things.All[name];

        Assert.True(await IsAcceptedAsync(lived, lived.Sure - Before), $"{name}: refused before its end");
        Assert.False(await IsAcceptedAsync(lived, lived.Life + After), $"{name}: accepted after its end");
        Assert.False(await IsAcceptedAsync(lived, lived.Life + TimeSpan.FromHours(1)), $"{name}: accepted an hour late");
        Assert.False(await IsAcceptedAsync(lived, lived.Life + TimeSpan.FromDays(1)), $"{name}: accepted a day late");
    }

    [Fact]
    public void Each_row_is_tried() => Assert.Equal(Listed.Order(), things.All.Keys.Order());

    public void Dispose() => things.Dispose();

    // The machine may be slow: time is counted from before it was made where it must live, and from after that where it must not.
    private async Task<bool> IsAcceptedAsync(Lived lived, TimeSpan age)
    {
        var begun = host.Clock.GetUtcNow();
        var tryAsync = await lived.MakeAsync();
        var origin = age < lived.Life ? begun : host.Clock.GetUtcNow();
        var step = origin + age - host.Clock.GetUtcNow();
        host.Clock.Advance(step > TimeSpan.Zero ? step : TimeSpan.Zero);
        return await tryAsync();
    }
}
