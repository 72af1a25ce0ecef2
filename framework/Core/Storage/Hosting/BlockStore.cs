using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Storage.Hosting;

/// <summary>A store of this process.</summary>
/// <param name="Block">The name of its block.</param>
/// <param name="ContextType">The type under which its context is registered.</param>
internal sealed record BlockStore(string Block, Type ContextType)
{
    public BlockDbContext Open(IServiceProvider scope) => (BlockDbContext)scope.GetRequiredService(ContextType);
}
