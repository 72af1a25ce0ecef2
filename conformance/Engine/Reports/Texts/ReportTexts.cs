using System.Text.Json;

namespace DigitalIndiaStack.Conformance.Engine.Reports.Texts;

/// <summary>The words of a report in one language; English is the source and stands in where a translation lacks a text.</summary>
internal sealed class ReportTexts
{
    private const string Source = "en";

    private static readonly string[] RightToLeft = ["ar"];

    private readonly Dictionary<string, string> own;
    private readonly Dictionary<string, string> source;

    private ReportTexts(string language)
    {
        Language = language;
        own = Read(language);
        source = language == Source ? own : Read(Source);
    }

    /// <summary>Languages that reports are translated into, the source first.</summary>
    public static IReadOnlyList<string> Languages { get; } = [Source, "sw", "ar", "fr"];

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => RightToLeft.Contains(Language) ? "rtl" : "ltr";

    /// <summary>Keys of this language alone, for the test that none is missing.</summary>
    public IReadOnlyCollection<string> Keys => own.Keys;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">The source lacks it: the suite itself is broken.</exception>
    public string this[string key] => own.TryGetValue(key, out var text) ? text : source[key];

    /// <summary>The texts of a language.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    public static ReportTexts In(string language) => new(language);

    /// <summary>The name of a member of an enumeration, under <c>prefix.wire-name</c>.</summary>
    public string Of<T>(string prefix, T value)
        where T : struct, Enum => this[$"{prefix}.{WireName.Of(value)}"];

    private static Dictionary<string, string> Read(string language)
    {
        using var stream = typeof(ReportTexts).Assembly.GetManifestResourceStream($"report-texts/{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
