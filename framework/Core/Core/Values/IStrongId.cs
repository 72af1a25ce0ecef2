namespace DigitalIndiaStack.Core.Values;

/// <summary>An id that cannot be mistaken for the id of something else.</summary>
/// <typeparam name="TSelf">The implementing type, a <c>readonly record struct</c> over one <see cref="Guid"/>.</typeparam>
public interface IStrongId<TSelf>
    where TSelf : struct, IStrongId<TSelf>
{
    /// <summary>The id as it stands on the wire and in the store.</summary>
    /// <value>A version 7 UUID.</value>
    Guid Value { get; }

    /// <summary>Wraps an id that was read.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>Makes a new id, ordered by time.</summary>
    /// <param name="clock">The clock of the host, so that ids follow the sandbox's time too.</param>
    static virtual TSelf Make(TimeProvider clock) => TSelf.From(Guid.CreateVersion7(clock.GetUtcNow()));
}
