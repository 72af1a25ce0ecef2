using System.Collections.Concurrent;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>New courses, kept until the check that they are of is done.</summary>
/// <param name="dataPrefix">Stands in the names of all test data of the run.</param>
internal sealed class LiveCourses(string dataPrefix) : ICourses
{
    private readonly ConcurrentDictionary<(string Name, int Attempt), Course> opened = new();

    /// <summary>The attempts of a check that is done, and the makings of what it used that no check before it used: those are done too.</summary>
    public IReadOnlyList<Course> Of(string check) => [.. opened.Where(pair => pair.Key.Name == check).Select(pair => pair.Value).SelectMany(With).Distinct()];

    /// <summary>Lets go of what <see cref="Of"/> gives.</summary>
    public void Forget(string check)
    {
        foreach (var course in Of(check))
        {
            opened.TryRemove((course.Name, course.Attempt), out _);
        }
    }

    public Course Open(string name, int attempt) =>
        opened[(name, attempt)] = new Course(name, attempt, $"{dataPrefix}-{name.Replace(':', '-')}-{attempt}".ToLowerInvariant());

    private IEnumerable<Course> With(Course course) => course.Journal.Uses
        .Select(use => opened.GetValueOrDefault((Course.NameOfShared(use.Key), use.Turn)))
        .OfType<Course>()
        .SelectMany(With)
        .Append(course);
}
