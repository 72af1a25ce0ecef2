using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;

namespace DigitalIndiaStack.Conformance.Engine.Reports;

/// <summary>What the reports in JSON share.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonNode report) => report.ToJsonString(Options) + "\n";

    public static JsonArray Array(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    /// <summary>A mark that stays the same from run to run, so that a tool can tell an old breach from a new one.</summary>
    public static string Fingerprint(CheckEntry check, string requirement, Results results) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{results.Target.Name}\n{check.Id}\n{requirement}")))[..32];

    /// <summary>What was expected and found, or why the check could not tell, in one sentence.</summary>
    public static string Story(CheckEntry check) => check switch
    {
        { Expected: { } expected } => $"{check.Title}: expected {expected}, found {check.Found}.",
        { Reason: { } reason } => $"{check.Title}: {reason}: {check.Message}",
        _ => check.Title,
    };
}
