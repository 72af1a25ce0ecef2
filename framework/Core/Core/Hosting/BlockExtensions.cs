using DigitalIndiaStack.Core.OpenApi;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Localization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Core.Hosting;

/// <summary>Composes blocks into a host.</summary>
public static class BlockExtensions
{
    private const string Setting = "Blocks";

    extension(IHostApplicationBuilder builder)
    {
        /// <summary>Adds those of the blocks that the setting <c>Blocks</c> names (a list, or names separated by commas); all when it is absent.</summary>
        /// <param name="available">Every block that the host knows.</param>
        /// <exception cref="InvalidOperationException">The setting names a block that the host does not know.</exception>
        public IHostApplicationBuilder AddBlocks(params IReadOnlyList<IBlock> available)
        {
            var catalog = CatalogOf(builder.Services);
            foreach (var block in Choose(available, builder.Configuration))
            {
                catalog.Add(block);
                builder.Services.AddBearer(block.Name);
                if (HasTexts(block))
                {
                    builder.Services.AddTexts(block.GetType().Assembly);
                }

                builder.AddBlockOpenApi(block.Name);
                block.Add(builder);
            }

            return builder;
        }
    }

    /// <summary>Maps health and each block that runs here. A block whose endpoints and specification disagree stops the start.</summary>
    public static WebApplication MapBlocks(this WebApplication app)
    {
        foreach (var block in app.Services.GetRequiredService<BlockCatalog>().All)
        {
            block.Map(app);
        }

        app.MapBlockOpenApi();
        Health.HealthEndpoints.Map(app);

        // Building the endpoints is what reads the specifications: at the start, not at the first request.
        _ = ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count);
        return app;
    }

    private static BlockCatalog CatalogOf(IServiceCollection services)
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(BlockCatalog))?.ImplementationInstance is BlockCatalog known)
        {
            return known;
        }

        var catalog = new BlockCatalog();
        services.AddSingleton(catalog);
        return catalog;
    }

    private static IEnumerable<IBlock> Choose(IReadOnlyList<IBlock> available, IConfiguration configuration)
    {
        var names = configuration[Setting]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? configuration.GetSection(Setting).Get<string[]>();
        if (names is null)
        {
            return available;
        }

        var unknown = names.Except(available.Select(block => block.Name)).ToArray();
        return unknown.Length == 0
            ? available.Where(block => names.Contains(block.Name))
            : throw new InvalidOperationException($"The setting {Setting} names what this host does not have: {string.Join(", ", unknown)}.");
    }

    private static bool HasTexts(IBlock block) =>
        block.GetType().Assembly.GetManifestResourceNames().Any(name => name.EndsWith(".Resources.en.json", StringComparison.Ordinal));
}
