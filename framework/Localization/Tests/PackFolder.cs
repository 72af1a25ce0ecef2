using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Localization.Tests;

/// <summary>A temporary folder of packs; starts with one small, right pack <c>xa</c>, which a test then damages.</summary>
internal sealed class PackFolder : IDisposable
{
    public PackFolder()
    {
        Path = Directory.CreateTempSubdirectory("packs").FullName;
        Write("xa/pack.json", Manifest);
        Write("xa/strings/ar.json", """
            { "test.greeting": "نهاركم سعيد، {{name}}.", "TST-0404": "لم يُعثر على الشيء.", "test.paid": "دُفع {{amount}} في {{date}}.",
              "test.fields_zero": "لا حقول.", "test.fields_one": "حقل واحد.", "test.fields_two": "حقلان.", "test.fields_few": "{{count}} حقول.",
              "test.fields_many": "{{count}} حقلا.", "test.fields_other": "{{count}} حقل." }
            """);
        Write("xa/strings/fr.json", """{ "test.french": "Seulement en anglais et en français.", "test.paid": "{{amount}} payés le {{date}}." }""");
        Write("xa/formats.json", Formats);
    }

    public static string Manifest => """
        { "id": "xa", "version": "1.0.0", "requires": ">=0.1 <1.0", "country": "MA", "names": { "en": "Testland" },
          "languages": { "official": ["ar"], "spoken": ["ar"], "offered": ["ar", "fr"], "default": "ar" },
          "culture": { "ar": "ar-MA", "fr": "fr-MA" }, "fallback": ["fr", "en"], "grouping": [3], "currency": { "code": "MAD", "decimals": 2 },
          "calendars": { "display": ["gregory"], "storage": "gregory" }, "timeZones": ["Africa/Casablanca"], "weekStart": "monday",
          "weekend": ["saturday", "sunday"], "name": { "required": ["full"], "optional": [], "order": "given-first" },
          "translation": { "ar": { "status": "draft" }, "fr": { "status": "draft" } } }
        """;

    public static string Formats => """
        { "ar": { "decimalSeparator": ",", "groupSeparator": ".", "money": "{{amount}} {{symbol}}", "symbols": { "MAD": "د.م." },
            "months": ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"] } }
        """;

    public string Path { get; }

    public string Pack => System.IO.Path.Combine(Path, "xa");

    public PackFolder Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public PackFolder ChangeManifest(Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse(Manifest)!.AsObject();
        change(manifest);
        return Write("xa/pack.json", manifest.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
