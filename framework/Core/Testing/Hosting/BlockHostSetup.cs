using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Testing.Hosting;

/// <summary>What the host of one block has besides it.</summary>
/// <param name="Database">The store; the host beside which this one runs has the same.</param>
public sealed record BlockHostSetup(TestDatabase Database)
{
    /// <summary>Adds services after those of the block, such as fakes of other blocks' clients.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>Adds to the pipeline after Core and before the endpoints of the block.</summary>
    public Action<WebApplication> Use { get; init; } = _ => { };

    /// <summary>Settings of the host.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>A host whose issuer and clock this one shares, as another process of one installation does.</summary>
    public BlockHost? Beside { get; init; }
}
