using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Core.Hosting;

/// <summary>A building block or service, as a host composes it. It needs a constructor without parameters.</summary>
public interface IBlock
{
    /// <summary>The name: of its API (<c>/{name}/v1</c>), its client, its store and its entry in <c>Blocks</c>.</summary>
    /// <value>Lower-case letters, such as <c>consent</c>.</value>
    string Name { get; }

    /// <summary>
    /// Adds the services of the block. Its texts (<c>Resources/en.json</c>), its specification (embedded in its contracts) and the scheme that
    /// validates its access tokens are added by the host.
    /// </summary>
    void Add(IHostApplicationBuilder builder);

    /// <summary>Maps the API and the pages of the block.</summary>
    void Map(WebApplication app);
}
