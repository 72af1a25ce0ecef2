using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Pacts;

/// <summary>A pact in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Consumer">Who calls.</param>
/// <param name="Provider">Who answers.</param>
public sealed record PactFile(FileInfo File, string Consumer, string Provider)
{
    /// <summary>The pacts of a folder; other JSON files are left alone.</summary>
    public static IReadOnlyList<PactFile> In(DirectoryInfo directory) => [.. directory.EnumerateFiles("*.json").Select(Read).OfType<PactFile>()];

    private static PactFile? Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        using var document = JsonDocument.Parse(stream);
        return NameOf(document.RootElement, "consumer") is { } consumer && NameOf(document.RootElement, "provider") is { } provider
            ? new PactFile(file, consumer, provider)
            : null;
    }

    private static string? NameOf(JsonElement pact, string role) =>
        pact.ValueKind == JsonValueKind.Object && pact.TryGetProperty(role, out var party) && party.TryGetProperty("name", out var name) ? name.GetString() : null;
}
