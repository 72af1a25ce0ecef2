using DigitalIndiaStack.Localization.Lint.Data;
using DigitalIndiaStack.Localization.Lint.Texts;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Localization.Plurals;

namespace DigitalIndiaStack.Localization.Lint;

/// <summary>Judges a country pack by every rule, and tells all findings at once.</summary>
public static class PackLinter
{
    private static readonly IPackRule[] Rules =
    [
        new MissingKeyRule(), new PlaceholderRule(), new PluralFormRule(), new SameAsEnglishRule(), new UnknownKeyRule(), new StaleReviewRule(),
        new ScriptRule(), new BidiRule(), new LengthRule(), new MarkupRule(), new CharacterRule(),
        new NamesRule(), new CultureRule(), new TimeZoneRule(), new CurrencyRule(), new VoucherRule(), new SandboxRule(), new ContrastRule(), new ReferenceRule(),
    ];

    /// <summary>Judges the pack in a folder.</summary>
    /// <param name="directory">The folder that holds <c>pack.json</c>.</param>
    /// <param name="source">The English texts of the product.</param>
    public static LintReport Lint(string directory, SourceSet source)
    {
        var root = Path.GetFullPath(directory);
        var reading = PackReader.Read(root);

        // The schema says more exactly what the reader stumbled over.
        var schema = PackSchema.Check(root).ToList();
        var unread = reading.Faults.Select(fault => LintFinding.Error(PackSchema.Code, Relative(root, fault.File), fault.Message))
            .Where(fault => !schema.Exists(finding => finding.File == fault.File));
        var subject = reading.Pack is { } pack ? new LintSubject(pack, source) : null;
        var found = subject is null ? [] : Rules.SelectMany(rule => rule.Check(subject));
        return new LintReport(
            Path.GetFileName(root),
            [.. schema.Concat(unread).Concat(found).OrderBy(finding => finding.File, StringComparer.Ordinal)],
            subject is null ? [] : [.. subject.Translated.Select(language => Progress(subject, language))],
            source.Hash);
    }

    /// <summary>The messages that a pack has not in a language: English by key, a plural in the forms that the language uses.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="source">The English texts of the product.</param>
    public static IReadOnlyDictionary<string, string> Missing(CountryPack pack, string language, SourceSet source)
    {
        var present = MissingKeyRule.Present(new LintSubject(pack, source), language);
        return source.Messages.Values.Where(message => !present.Contains(message.Key)).OrderBy(message => message.Key, StringComparer.Ordinal)
            .SelectMany(message => message.IsPlural
                ? PluralFormRule.Needed(language).Select(form => KeyValuePair.Create(PluralKey.With(message.Key, form), message.Texts[^1]))
                : [KeyValuePair.Create(message.Key, message.Texts[0])])
            .ToDictionary();
    }

    private static LanguageProgress Progress(LintSubject subject, string language) =>
        new(language, MissingKeyRule.Present(subject, language).Count, subject.Source.Messages.Count);

    private static string Relative(string root, string file) => Path.GetRelativePath(root, file).Replace('\\', '/');
}
