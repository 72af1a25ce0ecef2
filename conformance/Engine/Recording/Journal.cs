using System.Collections.Concurrent;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>
/// What an attempt was told beside the answers of the server: readings of the clock, and which making of a shared thing it was given. While
/// a server answers, the journal is written; when a verdict is recomputed, it is read.
/// </summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<DateTimeOffset> moments;
    private readonly ConcurrentQueue<SharedUse> uses;
    private readonly bool isWritten;
    private DateTimeOffset last;

    /// <summary>An empty one, to be written.</summary>
    public Journal()
    {
        (moments, uses, isWritten) = ([], [], true);
    }

    /// <summary>One that was written, to be read.</summary>
    public Journal(IEnumerable<DateTimeOffset> moments, IEnumerable<SharedUse> uses, bool isOutOfTime)
    {
        (this.moments, this.uses, IsOutOfTime) = (new(moments), new(uses), isOutOfTime);
    }

    /// <summary>Readings of the clock, in order.</summary>
    public IReadOnlyList<DateTimeOffset> Moments => [.. moments];

    /// <summary>Shared things that were used, in order.</summary>
    public IReadOnlyList<SharedUse> Uses => [.. uses];

    /// <summary>Whether the attempt was broken off because its time was over.</summary>
    public bool IsOutOfTime { get; set; }

    /// <summary>A reading of the clock: a new one, or the one of the record.</summary>
    public DateTimeOffset Moment(Func<DateTimeOffset> read)
    {
        if (isWritten)
        {
            var now = read();
            moments.Enqueue(now);
            return now;
        }

        return last = moments.TryDequeue(out var recorded) ? recorded : last;
    }

    /// <summary>Writes down which making of a shared thing was given.</summary>
    public void Used(string key, int turn) => uses.Enqueue(new SharedUse(key, turn));

    /// <summary>Which making of a shared thing the record says was given; <see langword="null"/> while the journal is written.</summary>
    /// <exception cref="NotRecordedException">The record says of none.</exception>
    public int? Turn(string key)
    {
        if (isWritten)
        {
            return null;
        }

        // Those who raced asked in another order; the same key gives the same thing.
        var seen = uses.Count;
        for (var turn = 0; turn < seen && uses.TryDequeue(out var use); turn++)
        {
            if (use.Key == key)
            {
                return use.Turn;
            }

            uses.Enqueue(use);
        }

        throw new NotRecordedException($"Nothing is recorded of the shared {key}.");
    }
}

/// <summary>One use of a thing that several checks share.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Turn">Which making of it, from 1.</param>
internal sealed record SharedUse(string Key, int Turn);
