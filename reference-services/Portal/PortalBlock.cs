using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Portal;

/// <summary>The first page of a host: the country, and the ways into its services.</summary>
public sealed class PortalBlock : IBlock
{
    /// <inheritdoc/>
    public string Name => "portal";

    /// <inheritdoc/>
    public void Add(IHostApplicationBuilder builder) => builder.AddBlockPages("portal", typeof(PortalBlock).Assembly);

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        // The pages are mapped with those of every block.
    }
}
