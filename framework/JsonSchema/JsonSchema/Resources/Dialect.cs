namespace DigitalIndiaStack.JsonSchema.Resources;

/// <summary>The vocabularies that give meaning to the keywords of a schema.</summary>
[Flags]
internal enum Vocabularies
{
    None = 0,
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    FormatAssertion = 16,
}

/// <summary>What <c>$schema</c> chose.</summary>
internal sealed record Dialect(Vocabularies Vocabularies)
{
    public const string DefaultUri = "https://json-schema.org/draft/2020-12/schema";

    private const string VocabularyPrefix = "https://json-schema.org/draft/2020-12/vocab/";

    public static Dialect Default { get; } =
        new(Vocabularies.Core | Vocabularies.Applicator | Vocabularies.Unevaluated | Vocabularies.Validation);

    /// <summary>The vocabulary with this URI; null when we do not know it.</summary>
    public static Vocabularies? Find(string uri) => uri.StartsWith(VocabularyPrefix, StringComparison.Ordinal)
        ? uri[VocabularyPrefix.Length..] switch
        {
            "core" => Vocabularies.Core,
            "applicator" => Vocabularies.Applicator,
            "unevaluated" => Vocabularies.Unevaluated,
            "validation" => Vocabularies.Validation,
            "format-assertion" => Vocabularies.FormatAssertion,
            "format-annotation" or "meta-data" or "content" => Vocabularies.None,
            _ => null,
        }
        : null;
}
