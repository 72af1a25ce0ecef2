using System.Collections.Concurrent;
using System.Text.Json;

namespace DigitalIndiaStack.Faults.Load;

/// <summary>What the clients wrote down for themselves: what they asked for, and what they were told. Nothing of it comes from the service's store.</summary>
internal sealed class AnswerLog(string file)
{
    private readonly StreamWriter writer = File.CreateText(file);
    private readonly ConcurrentDictionary<string, string?> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> contradictions = new();
    private volatile int told;

    /// <summary>The log as JSON lines, as the verifier of the ledger reads them.</summary>
    public string Path => file;

    /// <summary>Every key that was asked for, with its answer, <see langword="null"/> when there was none.</summary>
    public IReadOnlyDictionary<string, string?> Answers => answers;

    /// <summary>How many keys have been answered.</summary>
    public int Told => told;

    /// <summary>Keys that were told two things.</summary>
    public IReadOnlyCollection<string> Contradictions => contradictions;

    /// <summary>Writes down that a key is about to be asked for.</summary>
    public void Ask(string key) => answers.TryAdd(key, null);

    /// <summary>Writes down an answer.</summary>
    public void Answer(string key, string body) => Answer(key, body, "createTransfer", key);

    /// <summary>Writes down an answer to what the service keeps under a key of its own.</summary>
    /// <param name="key">The client's own name for it.</param>
    /// <param name="kept">The key, of an operation.</param>
    public void Answer(string key, string body, string operation, string kept)
    {
        lock (writer)
        {
            if (answers[key] is { } before)
            {
                if (before != body)
                {
                    contradictions.Enqueue(key);
                }

                return;
            }

            answers[key] = body;
            told++;
            writer.WriteLine(JsonSerializer.Serialize(new { tenant = "ke", client = Clients.Client, operation, key = kept, status = 201, body }));
        }
    }

    public ValueTask CloseAsync() => writer.DisposeAsync();
}
