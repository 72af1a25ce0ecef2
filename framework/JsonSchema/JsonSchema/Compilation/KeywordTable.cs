using DigitalIndiaStack.JsonSchema.Evaluation;
using DigitalIndiaStack.JsonSchema.Keywords;
using DigitalIndiaStack.JsonSchema.Resources;

namespace DigitalIndiaStack.JsonSchema.Compilation;

/// <summary>Every keyword we know, with its vocabulary, in the order of evaluation: cheap assertions first, what reads the judgement of others last.</summary>
internal static class KeywordTable
{
    private static readonly (Vocabularies Vocabulary, Func<KeywordSource, Keyword?> Create)[] Entries =
    [
        (Vocabularies.Validation, TypeKeyword.Create),
        (Vocabularies.Validation, ConstKeyword.Create),
        (Vocabularies.Validation, EnumKeyword.Create),
        (Vocabularies.Validation, MinLengthKeyword.Create),
        (Vocabularies.Validation, MaxLengthKeyword.Create),
        (Vocabularies.Validation, PatternKeyword.Create),
        (Vocabularies.FormatAssertion, FormatKeyword.Create),
        (Vocabularies.Validation, source => BoundKeyword.Create(source, "minimum")),
        (Vocabularies.Validation, source => BoundKeyword.Create(source, "maximum")),
        (Vocabularies.Validation, source => BoundKeyword.Create(source, "exclusiveMinimum")),
        (Vocabularies.Validation, source => BoundKeyword.Create(source, "exclusiveMaximum")),
        (Vocabularies.Validation, MultipleOfKeyword.Create),
        (Vocabularies.Validation, source => SizeKeyword.Create(source, "minItems")),
        (Vocabularies.Validation, source => SizeKeyword.Create(source, "maxItems")),
        (Vocabularies.Validation, source => SizeKeyword.Create(source, "minProperties")),
        (Vocabularies.Validation, source => SizeKeyword.Create(source, "maxProperties")),
        (Vocabularies.Validation, RequiredKeyword.Create),
        (Vocabularies.Validation, DependentRequiredKeyword.Create),
        (Vocabularies.Applicator, PropertyNamesKeyword.Create),
        (Vocabularies.Applicator, PropertiesKeyword.Create),
        (Vocabularies.Applicator, ItemsKeyword.Create),
        (Vocabularies.Validation, UniqueItemsKeyword.Create),
        (Vocabularies.Applicator, ContainsKeyword.Create),
        (Vocabularies.Core, ReferenceKeyword.Create),
        (Vocabularies.Core, DynamicReferenceKeyword.Create),
        (Vocabularies.Applicator, AllOfKeyword.Create),
        (Vocabularies.Applicator, AnyOfKeyword.Create),
        (Vocabularies.Applicator, OneOfKeyword.Create),
        (Vocabularies.Applicator, NotKeyword.Create),
        (Vocabularies.Applicator, ConditionKeyword.Create),
        (Vocabularies.Applicator, DependentSchemasKeyword.Create),
        (Vocabularies.Unevaluated, UnevaluatedPropertiesKeyword.Create),
        (Vocabularies.Unevaluated, UnevaluatedItemsKeyword.Create),
    ];

    public static Keyword[] Build(KeywordSource source) =>
    [
        .. Entries.Where(entry => source.Has(entry.Vocabulary))
            .Select(entry => entry.Create(source))
            .OfType<Keyword>(),
    ];
}
