using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DigitalIndiaStack.Localization.Plurals;

namespace DigitalIndiaStack.Localization.Tests;

public sealed class PluralRulesTests
{
    // Prints version and forms: for each language that this Node knows, one letter sequence over the numbers given as texts.
    private const string Script = """
        const { languages, numbers } = JSON.parse(require('fs').readFileSync(0));
        const forms = {};
        for (const language of languages) {
          if (Intl.PluralRules.supportedLocalesOf([language]).length === 0) continue;
          forms[language] = numbers.map(text => {
            const digits = (text.split('.')[1] ?? '').length;
            return new Intl.PluralRules(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).select(Number(text));
          });
        }
        console.log(JSON.stringify({ cldr: process.versions.cldr, forms }));
        """;

    [Fact]
    public void Every_language_chooses_the_form_that_ICU_chooses()
    {
        var numbers = Numbers();
        var node = AskNode(numbers);
        Assert.SkipWhen(node is null, "node is not installed: its Intl.PluralRules is what the rules are compared with");
        Assert.SkipUnless(node.Cldr.StartsWith("48", StringComparison.Ordinal), $"node carries CLDR {node.Cldr}, not 48");

        var different = node.Forms.SelectMany(language => language.Value
            .Zip(numbers, (form, text) => (language.Key, text, Expected: form, Actual: Form(language.Key, text)))
            .Where(answer => answer.Expected != answer.Actual));

        Assert.Empty(different);
        Assert.True(node.Forms.Count > 180, $"only {node.Forms.Count} languages were compared");
    }

    [Theory]
    [InlineData("kri", 1, PluralForm.Other)]
    [InlineData("sw-KE", 1, PluralForm.One)]
    [InlineData("pt-PT", 0, PluralForm.Other)]
    [InlineData("pt", 0, PluralForm.One)]
    [InlineData("ar-MA", -2, PluralForm.Two)]
    public void A_language_without_rules_uses_its_parent_and_then_other(string language, int number, PluralForm form) =>
        Assert.Equal(form, PluralRules.For(language).Select(number));

    private static string[] Numbers() =>
    [
        .. Enumerable.Range(0, 130).Select(Text), .. new[] { 199, 200, 1000, 1001, 10_000, 40_000, 100_000, 1_000_000, 1_000_001, 2_000_000 }.Select(Text),
        .. Enumerable.Range(0, 40).Select(tenth => (tenth / 10m).ToString("0.0", CultureInfo.InvariantCulture)),
        "0.00", "0.01", "0.10", "1.00", "1.01", "1.10", "2.00", "3.14", "10.10", "11.00", "21.10", "100.01", "1000000.0",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Form(string language, string text) =>
        PluralKey.With(string.Empty, PluralRules.For(language).Select(decimal.Parse(text, CultureInfo.InvariantCulture)))[1..];

    private static Answer? AskNode(string[] numbers)
    {
        var start = new ProcessStartInfo("node", ["-e", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            using var node = Process.Start(start)!;
            node.StandardInput.Write(JsonSerializer.Serialize(new { languages = PluralRules.Known, numbers }));
            node.StandardInput.Close();
            return JsonSerializer.Deserialize<Answer>(node.StandardOutput.ReadToEnd(), JsonSerializerOptions.Web);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private sealed record Answer(string Cldr, IReadOnlyDictionary<string, string[]> Forms);
}
