using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>The desks of clause 21.</summary>
internal sealed record ImportingDesks(ImportMakingDesk Making, ImportDesk Imports, ImportActDesk Acts, ActivationDesk Activations);

/// <summary>Adds them, and what works on imports.</summary>
internal static class ImportingServices
{
    public static void AddImporting(this IServiceCollection services)
    {
        services.AddScoped<LineCheck>();
        services.AddScoped<LineEnroller>();
        services.AddScoped<ImportMakingDesk>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<ImportActDesk>();
        services.AddScoped<ActivationDesk>();
        services.AddScoped<ImportingDesks>();
        services.AddHostedService<ImportRounds>();
    }
}
