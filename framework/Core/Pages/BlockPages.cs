using System.Reflection;

namespace DigitalIndiaStack.Core.Pages;

/// <summary>The blocks of this process that have pages.</summary>
internal sealed class BlockPages
{
    private readonly Dictionary<Assembly, string> blocks = [];

    /// <summary>Blocks whose pages ask the person to sign in.</summary>
    public ISet<string> WithSignIn { get; } = new HashSet<string>(StringComparer.Ordinal);

    public bool TryAdd(Assembly assembly, string block) => blocks.TryAdd(assembly, block);

    public string? BlockOf(Assembly assembly) => blocks.GetValueOrDefault(assembly);
}
