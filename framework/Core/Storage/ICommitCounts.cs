namespace DigitalIndiaStack.Core.Storage;

/// <summary>Counts what this process has committed, for who keeps a copy in memory of what a store holds.</summary>
public interface ICommitCounts
{
    /// <summary>How many commits announced some work by <see cref="BlockDbContext.Announce"/>; it has grown before the commit is answered.</summary>
    /// <param name="work">The name under which it is announced.</param>
    long CountOf(string work);
}
