using System.Text.Json;
using DigitalIndiaStack.Agriculture.Service;

namespace DigitalIndiaStack.Host.Tests.Story;

/// <summary>The words of the agriculture service in a person's language, as the country pack has them, or in English.</summary>
internal static class PackText
{
    private static readonly string Packs = Path.Combine(AppContext.BaseDirectory, "Countries");

    public static string Of(Persona persona, string key)
    {
        var pack = Path.Combine(Packs, persona.Tenant, "strings", $"{persona.Language}.json");
        return (File.Exists(pack) ? Find(File.OpenRead(pack), key) : null) ?? Find(English(), key)!;
    }

    private static Stream English()
    {
        var assembly = typeof(AgricultureService).Assembly;
        return assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("en.json", StringComparison.Ordinal)))!;
    }

    private static string? Find(Stream json, string key)
    {
        using (json)
        {
            using var texts = JsonDocument.Parse(json);
            return texts.RootElement.TryGetProperty(key, out var text) ? text.GetString() : null;
        }
    }
}
