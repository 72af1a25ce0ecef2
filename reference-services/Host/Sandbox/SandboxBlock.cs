using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Pages;

namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>Control of the sandbox: its state, its clock, its messages.</summary>
public sealed class SandboxBlock : IBlock
{
    /// <inheritdoc/>
    public string Name => "sandbox";

    /// <inheritdoc/>
    public void Add(IHostApplicationBuilder builder)
    {
        builder.AddBlockPages("sandbox", typeof(SandboxBlock).Assembly);
        builder.Services.AddScoped<ISandboxApi, SandboxApi>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) => app.MapSandboxApi();
}
