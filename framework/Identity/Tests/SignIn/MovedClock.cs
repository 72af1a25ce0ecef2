using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.SignIn;

/// <summary>A host whose clock the tests of one class move; it only goes forward.</summary>
public sealed class MovedClock : IAsyncLifetime
{
    public IdentityHost Host { get; } = new();

    public ValueTask InitializeAsync() => Host.InitializeAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
