using System.Text;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Running;

namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>Puts the files of a run together.</summary>
public static class BundleWriter
{
    /// <summary>The bundle, unsigned.</summary>
    /// <param name="judged">The finished run.</param>
    /// <param name="evidence">What was kept of it.</param>
    /// <exception cref="InvalidOperationException">A known secret stands in a file: the redaction is broken.</exception>
    internal static Bundle Of(Judged judged, EvidenceFolder evidence)
    {
        var secrets = judged.Secrets;
        return new Bundle(
        [
            new(Bundle.Results, BundleFile.Of(Checked(Bundle.Results, JsonReport.Write(judged.Result, secrets), secrets))),
            new(Bundle.Evidence, evidence.Whole(Bundle.Evidence, line => Checked(Bundle.Evidence, RecordJson.Redact(line, secrets), secrets))),
            new(Bundle.Journal, evidence.Whole(Bundle.Journal, line => Checked(Bundle.Journal, line, secrets))),
            new(Bundle.Target, BundleFile.Of(Checked(Bundle.Target, TargetJson.Write(judged.Result.Target, secrets), secrets))),
        ]);
    }

    private static byte[] Checked(string name, string text, Redactor secrets)
    {
        text = secrets.RedactWords(text);
        return secrets.Leaks(text) ? throw new InvalidOperationException($"{name} was not written: a secret stands in it.") : Encoding.UTF8.GetBytes(text);
    }
}
