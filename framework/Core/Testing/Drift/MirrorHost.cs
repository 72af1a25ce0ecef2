using System.Net;
using DigitalIndiaStack.Core.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace DigitalIndiaStack.Core.Testing.Drift;

/// <summary>One block on a server, for its mirror alone: without a store, keys, or anything else that works in the background.</summary>
internal static class MirrorHost
{
    public static async Task<string> ReadAsync(IBlock block, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = block.GetType().Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.AddCore().AddBlocks(block);
        builder.Services.RemoveAll<IStartupValidator>();
        foreach (var worker in builder.Services.Where(IsWorker).ToArray())
        {
            builder.Services.Remove(worker);
        }

        await using var app = builder.Build();
        app.MapBlocks();
        await app.StartAsync(cancellationToken);

        // Not over HTTP: the block's own sign-in, which needs its keys and store, would stand before it.
        var documents = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(block.Name);
        var mirror = await documents.GetOpenApiDocumentAsync(cancellationToken);
        return await mirror.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0, cancellationToken);
    }

    private static bool IsWorker(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore.Hosting", StringComparison.Ordinal) != true;
}
