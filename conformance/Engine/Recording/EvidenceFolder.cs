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

    /// <summary>A file of the finished run, its lines in the order of checks, attempts and answers.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="finish">Gives the bytes of a line for good.</param>
    public byte[] Whole(string name, Func<string, byte[]> finish)
    {
        var written = File.ReadAllBytes(Path.Combine(directory, name));
        using var whole = new MemoryStream(written.Length);
        foreach (var line in Lines(written).Select(line => (line, Place: RecordJson.PlaceOf(written[line])))
            .OrderBy(line => line.Place.Check, StringComparer.Ordinal).ThenBy(line => line.Place.Attempt).ThenBy(line => line.Place.Sequence)
            .Select(line => line.line))
        {
            whole.Write(finish(Encoding.UTF8.GetString(written.AsSpan(line))));
            whole.WriteByte((byte)'\n');
        }

        return whole.ToArray();
    }

    private static List<Range> Lines(byte[] text)
    {
        var lines = new List<Range>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf((byte)'\n');
            lines.Add(start..(start + length));
            start += length + 1;
        }

        return lines;
    }

    // A line that was being written when the run was killed is of a check that is run again.
    private string Read(string name, HashSet<string> standing)
    {
        var path = Path.Combine(directory, name);
        return standing.Count > 0 && File.Exists(path)
            ? string.Concat(File.ReadLines(path).Where(line => RecordJson.NameIn(line) is { } check && (standing.Contains(check) || Course.IsNameOfShared(check))).Select(line => line + "\n"))
            : "";
    }

    private void Write(string name, string text, bool isNew)
    {
        using var file = new StreamWriter(Path.Combine(directory, name), append: !isNew, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write(text);
    }
}
