namespace DigitalIndiaStack.Core.Hosting;

/// <summary>The blocks that run in this process.</summary>
public sealed class BlockCatalog
{
    private readonly List<IBlock> blocks = [];

    /// <summary>The blocks, in the order in which the host named them.</summary>
    public IReadOnlyList<IBlock> All => blocks;

    /// <summary>The block of a name; <see langword="null"/> when it does not run here.</summary>
    public IBlock? Find(string name) => blocks.Find(block => block.Name == name);

    internal void Add(IBlock block) => blocks.Add(block);
}
