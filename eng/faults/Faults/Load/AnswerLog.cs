using System.Collections.Concurrent;
using System.Text.Json;

namespace DigitalIndiaStack.Faults.Load;

/// <summary>What the clients wrote down for themselves: what they asked for, and what they were told. Nothing of it comes from the service's store.</summary>
internal sealed class AnswerLog(string file)
{
    private readonly StreamWriter writer = File.CreateText(file);
    private readonly ConcurrentDictionary<string, string?> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> contradictions = new();

    /// <summary>The log as JSON lines, as the verifier of the ledger reads them.</summary>
    public string Path => file;

    /// <summary>Every key that was asked for, with its answer, <see langword="null"/> when there was none.</summary>
    public IReadOnlyDictionary<string, string?> Answers => answers;

    /// <summary>Keys that were told two things.</summary>
    public IReadOnlyCollection<string> Contradictions => contradictions;

    /// <summary>Writes down that a key is about to be asked for.</summary>
    public void Ask(string key) => answers.TryAdd(key, null);

    /// <summary>Writes down an answer.</summary>
    public void Answer(string key, string body)
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
            writer.WriteLine(JsonSerializer.Serialize(new { tenant = "ke", client = Clients.Client, key, status = 201, body }));
        }
    }

    public ValueTask CloseAsync() => writer.DisposeAsync();
}
