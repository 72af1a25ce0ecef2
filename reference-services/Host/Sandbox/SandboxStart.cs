using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>Brings a started sandbox into its seeded state and says how to use it.</summary>
internal static class SandboxStart
{
    private const int Attempts = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(WebApplication app, TextWriter output)
    {
        if (!app.Configuration.GetValue<bool>(SandboxExtensions.Setting))
        {
            return;
        }

        var stopping = app.Lifetime.ApplicationStopping;
        if (app.Configuration.GetValue<bool>("Sandbox:Reset"))
        {
            await app.Services.ResetStoresAsync(stopping);
        }

        await SeedAsync(app.Services, stopping);
        var sut = SutFile.Write(app);
        await output.WriteLineAsync(SandboxBanner.Of(app, sut));
    }

    /// <summary>Runs the seeders of the blocks that run here; what is there already stays.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var tenants = services.GetRequiredService<ICountryPacks>().All.Select(pack => TenantId.Parse(pack.Id));
        var context = new SandboxContext(services, [.. tenants]);
        foreach (var seeder in services.GetServices<ISandboxSeeder>().OrderBy(seeder => seeder.Order))
        {
            await SeedAsync(seeder, context, cancellationToken);
        }
    }

    // A block in another process may start later than this one, and a busy machine may be slow to answer; what is seeded already stays.
    private static async Task SeedAsync(ISandboxSeeder seeder, SandboxContext context, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await seeder.SeedAsync(context, cancellationToken);
                return;
            }
            catch (PeerUnavailableException) when (attempt < Attempts)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
