using System.Collections.Concurrent;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>New courses, kept until they are written down.</summary>
/// <param name="dataPrefix">Stands in the names of all test data of the run.</param>
internal sealed class LiveCourses(string dataPrefix) : ICourses
{
    private readonly ConcurrentDictionary<(string Name, int Attempt), Course> opened = new();

    /// <summary>Every course so far, in the order of names.</summary>
    public IReadOnlyList<Course> All => [.. opened.Values.OrderBy(course => course.Name, StringComparer.Ordinal).ThenBy(course => course.Attempt)];

    /// <summary>The attempts of a check.</summary>
    public IEnumerable<Course> Of(string name) => All.Where(course => course.Name == name);

    /// <summary>A making of a shared thing that was used.</summary>
    public Course Made(SharedUse use) => opened[(Course.NameOfShared(use.Key), use.Turn)];

    public Course Open(string name, int attempt) =>
        opened[(name, attempt)] = new Course(name, attempt, $"{dataPrefix}-{name}-{attempt}".ToLowerInvariant());
}
