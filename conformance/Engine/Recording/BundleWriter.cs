using System.Text;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Running;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Puts the files of a run together.</summary>
public static class BundleWriter
{
    /// <summary>The bundle, unsigned.</summary>
    /// <exception cref="InvalidOperationException">A known secret stands in a file: the redaction is broken.</exception>
    public static Bundle Of(Judged judged) => Of(judged, ("", ""));

    /// <summary>The same with evidence and journal of earlier parts of the run.</summary>
    internal static Bundle Of(Judged judged, (string Evidence, string Journal) earlier)
    {
        var secrets = judged.Secrets;
        var files = new Dictionary<string, string>
        {
            [Bundle.Results] = JsonReport.Write(judged.Result, secrets),
            [Bundle.Evidence] = earlier.Evidence + RecordJson.WriteEvidence(judged.Courses, secrets),
            [Bundle.Journal] = earlier.Journal + RecordJson.WriteJournal(judged.Courses),
            [Bundle.Target] = TargetJson.Write(judged.Result.Target, secrets),
        };
        return new Bundle(files.Select(file => KeyValuePair.Create(file.Key, Encoding.UTF8.GetBytes(Checked(file.Key, file.Value, secrets)))));
    }

    private static string Checked(string name, string text, Http.Redactor secrets)
    {
        text = secrets.RedactWords(text);
        return secrets.Leaks(text) ? throw new InvalidOperationException($"{name} was not written: a secret stands in it.") : text;
    }
}
