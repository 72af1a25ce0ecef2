using System.Collections.Concurrent;
using System.Globalization;

namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>The property names of <c>\p{…}</c> that we know: general categories, and <c>Any</c>, <c>ASCII</c>, <c>Assigned</c>.</summary>
/// <remarks>Scripts are not among the data that .NET carries.</remarks>
internal static class UnicodeProperties
{
    private static readonly (string Long, string Short, UnicodeCategory Category)[] Categories =
    [
        ("Uppercase_Letter", "Lu", UnicodeCategory.UppercaseLetter), ("Lowercase_Letter", "Ll", UnicodeCategory.LowercaseLetter),
        ("Titlecase_Letter", "Lt", UnicodeCategory.TitlecaseLetter), ("Modifier_Letter", "Lm", UnicodeCategory.ModifierLetter),
        ("Other_Letter", "Lo", UnicodeCategory.OtherLetter), ("Nonspacing_Mark", "Mn", UnicodeCategory.NonSpacingMark),
        ("Spacing_Mark", "Mc", UnicodeCategory.SpacingCombiningMark), ("Enclosing_Mark", "Me", UnicodeCategory.EnclosingMark),
        ("Decimal_Number", "Nd", UnicodeCategory.DecimalDigitNumber), ("Letter_Number", "Nl", UnicodeCategory.LetterNumber),
        ("Other_Number", "No", UnicodeCategory.OtherNumber), ("Space_Separator", "Zs", UnicodeCategory.SpaceSeparator),
        ("Line_Separator", "Zl", UnicodeCategory.LineSeparator), ("Paragraph_Separator", "Zp", UnicodeCategory.ParagraphSeparator),
        ("Control", "Cc", UnicodeCategory.Control), ("Format", "Cf", UnicodeCategory.Format),
        ("Surrogate", "Cs", UnicodeCategory.Surrogate), ("Private_Use", "Co", UnicodeCategory.PrivateUse),
        ("Unassigned", "Cn", UnicodeCategory.OtherNotAssigned), ("Connector_Punctuation", "Pc", UnicodeCategory.ConnectorPunctuation),
        ("Dash_Punctuation", "Pd", UnicodeCategory.DashPunctuation), ("Open_Punctuation", "Ps", UnicodeCategory.OpenPunctuation),
        ("Close_Punctuation", "Pe", UnicodeCategory.ClosePunctuation), ("Initial_Punctuation", "Pi", UnicodeCategory.InitialQuotePunctuation),
        ("Final_Punctuation", "Pf", UnicodeCategory.FinalQuotePunctuation), ("Other_Punctuation", "Po", UnicodeCategory.OtherPunctuation),
        ("Math_Symbol", "Sm", UnicodeCategory.MathSymbol), ("Currency_Symbol", "Sc", UnicodeCategory.CurrencySymbol),
        ("Modifier_Symbol", "Sk", UnicodeCategory.ModifierSymbol), ("Other_Symbol", "So", UnicodeCategory.OtherSymbol),
    ];

    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L",
        ["Mark"] = "M",
        ["Combining_Mark"] = "M",
        ["Number"] = "N",
        ["Separator"] = "Z",
        ["Other"] = "C",
        ["Punctuation"] = "P",
        ["Symbol"] = "S",
        ["digit"] = "Nd",
        ["punct"] = "P",
        ["cntrl"] = "Cc",
        ["LC"] = "LC",
        ["Cased_Letter"] = "LC",
    };

    private static readonly ConcurrentDictionary<string, CodePointSet?> Known = new(StringComparer.Ordinal);

    /// <summary>The code points of a property; null when we do not know it.</summary>
    public static CodePointSet? Find(string name)
    {
        foreach (var prefix in (string[])["General_Category=", "gc="])
        {
            name = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
        }

        return Known.TryGetValue(name, out var known) ? known : Remember(name, Build(name));
    }

    // Only names that mean something are kept: others come from whoever writes schemas, without bound.
    private static CodePointSet? Remember(string name, CodePointSet? built)
    {
        if (built is not null)
        {
            Known[name] = built;
        }

        return built;
    }

    private static CodePointSet? Build(string name)
    {
        switch (name)
        {
            case "Any":
                return CodePointSet.All;
            case "ASCII":
                return CodePointSet.Of((0, 0x7F));
            case "Assigned":
                return Find("Cn")!.Complement();
        }

        var code = Groups.GetValueOrDefault(name, name);
        var categories = Categories
            .Where(entry => entry.Long == name || entry.Short == code || (code.Length == 1 && entry.Short[0] == code[0])
                || (code == "LC" && (entry.Short is "Lu" or "Ll" or "Lt")))
            .Select(entry => entry.Category)
            .ToHashSet();
        return categories.Count == 0 ? null : CodePointSet.OfCategories(categories);
    }
}
