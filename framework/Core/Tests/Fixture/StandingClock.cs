using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Tests.Fixture;

/// <summary>A clock that stands, for what must not depend on how fast the machine is.</summary>
internal sealed class StandingClock : TimeProvider
{
    private readonly DateTimeOffset now = System.GetUtcNow();

    /// <summary>Gives a host this clock.</summary>
    public static void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(new StandingClock());

    public override DateTimeOffset GetUtcNow() => now;
}
