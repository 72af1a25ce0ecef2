using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>The courses of a record.</summary>
internal sealed class RecordedCourses : ICourses
{
    private readonly Dictionary<(string Name, int Attempt), Course> courses = [];

    /// <param name="lines">Exchanges of all courses.</param>
    /// <param name="entries">Journals of all courses.</param>
    public RecordedCourses(IEnumerable<EvidenceLine> lines, IEnumerable<JournalEntry> entries)
    {
        var exchanges = lines.ToLookup(line => (line.Check, line.Attempt));
        foreach (var entry in entries)
        {
            courses[(entry.Check, entry.Attempt)] = new Course(entry.Check, entry.Attempt, entry.Prefix)
            {
                Evidence = new Evidence { Recorded = new RecordedExchanges(exchanges[(entry.Check, entry.Attempt)].OrderBy(line => line.Sequence).Select(line => line.Exchange), entry.OutOfTime) },
                Journal = new Journal(entry.Moments, entry.Shared, entry.OutOfTime),
            };
        }

        Strays = [.. exchanges.Select(group => group.Key).Where(key => !courses.ContainsKey(key)).Select(key => key.Check).Distinct()];
    }

    /// <summary>Checks of which there are exchanges and no journal.</summary>
    public IReadOnlyList<string> Strays { get; }

    /// <summary>Every course.</summary>
    public IEnumerable<Course> All => courses.Values;

    public Course Open(string name, int attempt) => courses.TryGetValue((name, attempt), out var course)
        ? course
        : throw new NotRecordedException($"Attempt {attempt} of {name} is not recorded.");
}
