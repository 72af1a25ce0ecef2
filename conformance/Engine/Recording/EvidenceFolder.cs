using System.Text;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Writes evidence into a folder check by check, so that a run that is broken off and goes on still has all of it.</summary>
internal sealed class EvidenceFolder(string directory) : IRunRecorder
{
    private readonly HashSet<(string Name, int Attempt)> written = [];
    private RunStart? run;

    /// <summary>Evidence and journal of the parts of the run before this one.</summary>
    public (string Evidence, string Journal) Earlier { get; private set; } = ("", "");

    public void Started(RunStart start)
    {
        run = start;
        var standing = start.Earlier.Select(result => result.Check.Id).ToHashSet(StringComparer.Ordinal);
        Earlier = standing.Count == 0 ? ("", "") : (Read(Bundle.Evidence, standing), Read(Bundle.Journal, standing));
        Write(Bundle.Evidence, Earlier.Evidence, isNew: true);
        Write(Bundle.Journal, Earlier.Journal, isNew: true);
    }

    public void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges)
    {
    }

    public void Finished(CheckResult result)
    {
        List<Course> courses = [.. With(run!.Courses!.Of(result.Check.Id))];
        Write(Bundle.Evidence, RecordJson.WriteEvidence(courses, run.Secrets), isNew: false);
        Write(Bundle.Journal, RecordJson.WriteJournal(courses), isNew: false);
    }

    // What a finished check used is finished too; what else is shared may still grow.
    private IEnumerable<Course> With(IEnumerable<Course> courses) => courses
        .Where(course => written.Add((course.Name, course.Attempt)))
        .SelectMany(course => With(course.Journal.Uses.Select(use => run!.Courses!.Made(use))).Append(course));

    // A line that was being written when the run was killed is of a check that is run again.
    private string Read(string name, HashSet<string> standing)
    {
        var path = Path.Combine(directory, name);
        return File.Exists(path)
            ? string.Concat(File.ReadLines(path).Where(line => RecordJson.NameIn(line) is { } check && (standing.Contains(check) || Course.IsNameOfShared(check))).Select(line => line + "\n"))
            : "";
    }

    private void Write(string name, string text, bool isNew)
    {
        using var file = new StreamWriter(Path.Combine(directory, name), append: !isNew, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write(text);
    }
}
