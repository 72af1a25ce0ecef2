using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalIndiaStack.JsonSchema.Tests;

/// <summary>Asks ajv, in a Node.js process, what it makes of schemas and instances.</summary>
internal static class AjvOracle
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Path, "framework", "JsonSchema", "Tests", "Ajv");

    /// <summary>Why ajv cannot be asked; null when it can.</summary>
    private static string? Missing { get; } = FindMissing();

    public static void SkipWhenMissing() => Assert.SkipWhen(Missing is not null, Missing ?? "");

    /// <summary>One answer for each question: a list of verdicts, or a text when ajv refuses the schema.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Ask(IReadOnlyCollection<JsonNode> questions, CancellationToken cancellationToken)
    {
        using var node = Start(Path.Combine(Folder, "oracle.cjs"));
        var answers = node.StandardOutput.ReadToEndAsync(cancellationToken);
        foreach (var question in questions)
        {
            await node.StandardInput.WriteLineAsync(question.ToJsonString().AsMemory(), cancellationToken);
        }

        node.StandardInput.Close();
        var lines = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, node.ExitCode);
        return [.. lines.Select(line => JsonElement.Parse(line))];
    }

    private static string? FindMissing()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "ajv")))
        {
            return "ajv is not installed: run 'npm ci' in framework/JsonSchema/Tests/Ajv.";
        }

        try
        {
            using var node = Start("--version");
            node.WaitForExit();
            return null;
        }
        catch (Win32Exception)
        {
            return "Node.js is not installed.";
        }
    }

    private static Process Start(string argument) => Process.Start(new ProcessStartInfo("node", [argument])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        WorkingDirectory = Folder,
    })!;
}
