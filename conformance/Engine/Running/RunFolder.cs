using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Engine.Running;

/// <summary>Keeps a run in a folder while it goes on: what was chosen in <c>run.json</c>, a line for each result in <c>verdicts.jsonl</c>.</summary>
internal sealed class RunFolder(string directory) : IRunRecorder, IDisposable
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private StreamWriter? verdicts;
    private Redactor? secrets;

    /// <summary>Where it stands.</summary>
    public string Directory { get; } = directory;

    /// <summary>Where the results of the finished run stand.</summary>
    public string Results => Path.Combine(Directory, "results.json");

    internal static string Head(string directory) => Path.Combine(directory, "run.json");

    internal static string Verdicts(string directory) => Path.Combine(directory, "verdicts.jsonl");

    public void Started(RunStart start)
    {
        System.IO.Directory.CreateDirectory(Directory);

        // Results of a run before this one must not be taken for its own if it is broken off.
        File.Delete(Results);
        secrets = start.Secrets;
        File.WriteAllText(Head(Directory), JsonSerializer.Serialize(KeptRun.Of(start), Json));
        verdicts = new StreamWriter(Verdicts(Directory), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        foreach (var result in start.Earlier)
        {
            Finished(result);
        }
    }

    public void Attempted(Check check, int attempt, IReadOnlyList<Exchange> exchanges)
    {
    }

    public void Finished(CheckResult result) => verdicts!.WriteLine(secrets!.Redact(JsonSerializer.Serialize(KeptResult.Of(result), Json)));

    public void Dispose() => verdicts?.Dispose();
}
