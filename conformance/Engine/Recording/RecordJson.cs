using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Writes and reads <c>evidence.jsonl</c> and <c>journal.jsonl</c>.</summary>
public static class RecordJson
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads <c>evidence.jsonl</c>.</summary>
    /// <exception cref="JsonException">A line is not as it must be.</exception>
    public static IReadOnlyList<EvidenceLine> ReadEvidence(string text) => [.. Lines(text).Select(line =>
    {
        var read = JsonNode.Parse(line)!.AsObject();
        return new EvidenceLine(read["check"]!.GetValue<string>(), read["attempt"]!.GetValue<int>(), read["sequence"]!.GetValue<int>(), read.Deserialize<Exchange>(Options)!);
    })];

    /// <summary>Where a whole line of either file stands among the others.</summary>
    internal static (string Check, int Attempt, int Sequence) PlaceOf(ReadOnlyMemory<byte> line)
    {
        using var read = JsonDocument.Parse(line);
        var sequence = read.RootElement.TryGetProperty("sequence", out var place) ? place.GetInt32() : 0;
        return (read.RootElement.GetProperty("check").GetString()!, read.RootElement.GetProperty("attempt").GetInt32(), sequence);
    }

    /// <summary>A line of <c>evidence.jsonl</c> without what became known as a secret after it was written.</summary>
    internal static string Redact(string line, Redactor secrets)
    {
        if (!secrets.Knows(line))
        {
            return line;
        }

        var read = ReadEvidence(line)[0];
        return Write(read with { Exchange = secrets.Redact(read.Exchange) });
    }

    /// <summary>The check that a line is of; <see langword="null"/> for a line that is not whole.</summary>
    internal static string? NameIn(string line)
    {
        try
        {
            using var read = JsonDocument.Parse(line);
            return read.RootElement.GetProperty("check").GetString();
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    internal static IReadOnlyList<JournalEntry> ReadJournal(string text) => [.. Lines(text).Select(line => JsonSerializer.Deserialize<JournalEntry>(line, Options)!)];

    /// <summary>The exchanges of courses, a line each.</summary>
    internal static IEnumerable<string> WriteEvidence(IReadOnlyList<Course> courses, Redactor secrets) => courses.SelectMany(course => course.Evidence.Exchanges
        .Select((exchange, place) => Write(new EvidenceLine(course.Name, course.Attempt, place + 1, secrets.Redact(exchange)))));

    /// <summary>What courses were told, a line each.</summary>
    internal static IEnumerable<string> WriteJournal(IReadOnlyList<Course> courses) => courses
        .Select(course => new JournalEntry(course.Name, course.Attempt, course.Prefix, course.Journal.Moments, course.Journal.Uses, course.Journal.IsOutOfTime))
        .Select(entry => JsonSerializer.Serialize(entry, Options));

    private static string Write(EvidenceLine line)
    {
        var written = new JsonObject { ["check"] = line.Check, ["attempt"] = line.Attempt, ["sequence"] = line.Sequence };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(line.Exchange, Options)!.AsObject().ToList())
        {
            written[name] = value?.DeepClone();
        }

        return written.ToJsonString(Options);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
