using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace DigitalIndiaStack.Identity.Block.Counters;

/// <summary>Adds what the sign-in at counters needs.</summary>
internal static class CounterServices
{
    /// <summary>The page on which a person enters the code that they see.</summary>
    public const string Page = "identity/counter";

    public static void AddCounters(this IServiceCollection services)
    {
        services.AddScoped<CounterDesk>();
        services.AddScoped<CounterCodes>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, CounterSetup>();
    }

    /// <summary>Has the server answer device codes by the rules of section 18.</summary>
    public static void AddCounters(this OpenIddictServerBuilder server) => server
        .AllowDeviceAuthorizationFlow()
        .SetDeviceAuthorizationEndpointUris("identity/connect/device")
        .SetEndUserVerificationEndpointUris(Page)
        .SetUserCodeCharset(CounterCode.Digits)
        .SetUserCodeLength(CounterCode.Length)
        .SetUserCodeDisplayFormat(CounterCode.Display)
        .AddEventHandler(CheckCounterRequest.Descriptor)
        .AddEventHandler(TakeCounterRequest.Descriptor)
        .AddEventHandler(KeepCounterRequest.Descriptor)
        .AddEventHandler(PaceCounter.Descriptor);
}

/// <summary>Gives OpenIddict the life of the codes, both the same.</summary>
internal sealed class CounterSetup(IOptions<IdentityOptions> identity) : IConfigureOptions<OpenIddictServerOptions>
{
    public void Configure(OpenIddictServerOptions options) =>
        options.DeviceCodeLifetime = options.UserCodeLifetime = TimeSpan.FromMinutes(identity.Value.CounterMinutes);
}
