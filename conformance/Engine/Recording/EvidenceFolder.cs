using System.Text;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Writes evidence into a folder check by check, so that it need not stay in memory and a run that is broken off and goes on still has all of it.</summary>
internal sealed class EvidenceFolder(string directory) : IRunRecorder
{
    private RunStart? run;

    public void Started(RunStart start)
    {
        run = start;
        var standing = start.Earlier.Select(result => result.Check.Id).ToHashSet(StringComparer.Ordinal);
        Write(Bundle.Evidence, Read(Bundle.Evidence, standing), isNew: true);
        Write(Bundle.Journal, Read(Bundle.Journal, standing), isNew: true);
    }

    public void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges)
    {
    }

    public void Finished(CheckResult result)
    {
        var courses = run!.Courses!.Of(result.Check.Id);
        Write(Bundle.Evidence, RecordJson.WriteEvidence(courses, run.Secrets), isNew: false);
        Write(Bundle.Journal, RecordJson.WriteJournal(courses), isNew: false);
    }

    /// <summary>A file of the finished run, its lines in the order of checks, attempts and answers; they are put in order on the disk.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="finish">Gives the bytes of a line for good.</param>
    public BundleFile Whole(string name, Func<string, byte[]> finish)
    {
        var path = Path.Combine(directory, name);
        var whole = $"{path}.whole";
        using (var written = File.OpenHandle(path))
        using (var file = File.Create(whole))
        {
            foreach (var line in Lines(path).OrderBy(line => line.Place.Check, StringComparer.Ordinal).ThenBy(line => line.Place.Attempt).ThenBy(line => line.Place.Sequence))
            {
                var bytes = new byte[line.Length];
                RandomAccess.Read(written, bytes, line.Start);
                file.Write(finish(Encoding.UTF8.GetString(bytes)));
                file.WriteByte((byte)'\n');
            }
        }

        File.Move(whole, path, overwrite: true);
        return BundleFile.At(path);
    }

    private static IEnumerable<((string Check, int Attempt, int Sequence) Place, long Start, int Length)> Lines(string path)
    {
        var start = 0L;
        foreach (var line in File.ReadLines(path))
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            yield return (RecordJson.PlaceOf(bytes), start, bytes.Length);
            start += bytes.Length + 1;
        }
    }

    // A line that was being written when the run was killed is of a check that is run again.
    private List<string> Read(string name, HashSet<string> standing)
    {
        var path = Path.Combine(directory, name);
        return standing.Count > 0 && File.Exists(path)
            ? [.. File.ReadLines(path).Where(line => RecordJson.NameIn(line) is { } check && (standing.Contains(check) || Course.IsNameOfShared(check)))]
            : [];
    }

    private void Write(string name, IEnumerable<string> lines, bool isNew)
    {
        using var file = new StreamWriter(Path.Combine(directory, name), append: !isNew, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var line in lines)
        {
            file.WriteLine(line);
        }
    }
}
