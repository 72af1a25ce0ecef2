using System.Reflection;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Localization.Texts;

/// <summary>The English texts of all registered assemblies, in one catalog: a key belongs to one assembly only.</summary>
internal sealed class SourceTexts(IOptions<TextOptions> options)
{
    private const string Resource = ".Resources.en.json";

    public TextCatalog Catalog { get; } = new(Languages.LanguageTag.Source, Read(options.Value.Assemblies));

    private static Dictionary<string, string> Read(IEnumerable<Assembly> assemblies)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            using var stream = Open(assembly);
            foreach (var (key, text) in TextCatalog.ReadJson(stream))
            {
                if (!texts.TryAdd(key, text))
                {
                    throw new InvalidOperationException($"The text '{key}' of {assembly.GetName().Name} exists already in another assembly: keys are unique over the product.");
                }
            }
        }

        return texts;
    }

    private static Stream Open(Assembly assembly)
    {
        var name = assembly.GetManifestResourceNames().FirstOrDefault(name => name.EndsWith(Resource, StringComparison.Ordinal));
        return name is null
            ? throw new InvalidOperationException($"{assembly.GetName().Name} has no embedded Resources/en.json.")
            : assembly.GetManifestResourceStream(name)!;
    }
}
