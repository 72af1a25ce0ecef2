using DigitalIndiaStack.Core.Time;

namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>Makes the host a sandbox where the setting <c>Sandbox:Enabled</c> says so.</summary>
internal static class SandboxExtensions
{
    public const string Setting = "Sandbox:Enabled";

    private const string Issuer = "Identity:Issuer";

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Gives the sandbox its clock, and the issuer the address where it listens.</summary>
        /// <returns>Whether it is a sandbox.</returns>
        public bool AddSandbox()
        {
            if (!builder.Configuration.GetValue<bool>(Setting))
            {
                return false;
            }

            var clock = new AdjustableTimeProvider();
            builder.Services.AddSingleton(clock);
            builder.Services.AddSingleton<TimeProvider>(clock);
            if (builder.Configuration[Issuer] is null && builder.Configuration["Urls"] is { } urls)
            {
                builder.Configuration[Issuer] = $"{urls.Split(';')[0].TrimEnd('/')}/";
            }

            return true;
        }
    }
}
