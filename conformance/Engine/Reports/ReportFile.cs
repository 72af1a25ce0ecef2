using System.Net;
using System.Text;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>Writes finished reports, unless a secret slipped into them.</summary>
internal static class ReportFile
{
    /// <summary>Writes a file as it was seen on the wire, short secrets taken out, and the folders above it.</summary>
    /// <exception cref="InvalidOperationException">A known secret stands in the report: the redaction is broken.</exception>
    public static void Write(string path, string report, Redactor secrets) => WriteRendered(path, secrets.RedactWords(report), secrets);

    /// <summary>Writes a report made from redacted results; a short secret that equals a number of its layout must not break it.</summary>
    /// <exception cref="InvalidOperationException">A known secret stands in the report: the redaction is broken.</exception>
    public static void WriteRendered(string path, string report, Redactor secrets)
    {
        // Markup must not hide what the plain text shows.
        if (secrets.Leaks(report) || secrets.Leaks(WebUtility.HtmlDecode(report)))
        {
            throw new InvalidOperationException($"{path} was not written: a secret stands in the report.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory)
        {
            Directory.CreateDirectory(directory);
        }

        File.WriteAllText(path, report, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
