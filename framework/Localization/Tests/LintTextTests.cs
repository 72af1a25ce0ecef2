using DigitalIndiaStack.Localization.Lint;

namespace DigitalIndiaStack.Localization.Tests;

public sealed class LintTextTests : IDisposable
{
    private static readonly SourceSet Source = new(
        new Dictionary<string, string>
        {
            ["TST-0404"] = "The thing was not found.",
            ["test.greeting"] = "Good day, {{name}}.",
            ["test.fields_one"] = "{{count}} field of {{name}}.",
            ["test.fields_other"] = "{{count}} fields of {{name}}.",
            ["test.send.button"] = "Send",
            ["test.note"] = "A note",
        },
        new Dictionary<string, int> { ["test.note"] = 12 });

    private readonly PackFolder folder = new();
    private readonly Dictionary<string, string> arabic = new()
    {
        ["TST-0404"] = "لم يُعثر على الشيء.",
        ["test.greeting"] = "نهاركم سعيد، {{name}}.",
        ["test.fields_zero"] = "لا حقول عند {{name}}.",
        ["test.fields_one"] = "حقل واحد عند {{name}}.",
        ["test.fields_two"] = "حقلان عند {{name}}.",
        ["test.fields_few"] = "{{count}} حقول عند {{name}}.",
        ["test.fields_many"] = "{{count}} حقلا عند {{name}}.",
        ["test.fields_other"] = "{{count}} حقل عند {{name}}.",
        ["test.send.button"] = "أرسل",
        ["test.note"] = "ملاحظة",
    };

    public LintTextTests()
    {
        folder.ChangeManifest(manifest => manifest["languages"]!["offered"] = new System.Text.Json.Nodes.JsonArray("ar"));
        File.Delete(Path.Combine(folder.Pack, "strings", "fr.json"));
    }

    [Fact]
    public void A_right_pack_has_no_findings()
    {
        var report = Lint();

        Assert.Empty(report.Findings.Where(finding => finding.File == "strings/ar.json"));
        Assert.Equal([new LanguageProgress("ar", 5, 5)], report.Languages);
    }

    [Theory]
    [InlineData("DIS-L002", "test.greeting", "نهاركم سعيد.", "{{name}} is missing")]
    [InlineData("DIS-L002", "test.greeting", "نهاركم سعيد، {{name}} {{nmae}}.", "{{nmae}} does not exist")]
    [InlineData("DIS-L002", "test.fields_few", "{{count}} حقول.", "{{name}} is missing")]
    [InlineData("DIS-L003", "test.fields_two", null, "'two' is missing")]
    [InlineData("DIS-L006", "test.removed", "نص قديم", "unknown key")]
    [InlineData("DIS-L006", "test.note_few", "ملاحظات", "unknown key")]
    [InlineData("DIS-L009", "test.note", "ملاحظة short", "'short'")]
    [InlineData("DIS-L010", "test.note", "ملاحظة \u2068", "do not pair")]
    [InlineData("DIS-L010", "test.note", "\u2069ملاحظة\u2068", "do not pair")]
    [InlineData("DIS-L010", "test.note", "ملف CNS-0404", "'CNS-0404' needs isolates")]
    [InlineData("DIS-L010", "test.note", "هاتف +212 5 00", "needs isolates")]
    [InlineData("DIS-L011", "test.send.button", "أرسل الطلب الآن إلى المكتب الذي اخترته من القائمة", "where 40 fit")]
    [InlineData("DIS-L011", "test.note", "ملاحظة طويلة جدا", "where 12 fit")]
    [InlineData("DIS-L012", "test.note", "<b>ملاحظة", "markup")]
    [InlineData("DIS-L012", "test.note", "ملاحظة &nbsp;", "markup")]
    [InlineData("DIS-L012", "test.note", "https://x", "address")]
    [InlineData("DIS-L013", "test.note", "ملاحظة\u200b", "U+200B")]
    [InlineData("DIS-L013", "test.note", "ملاحظة\u202e", "U+202E")]
    [InlineData("DIS-L013", "test.note", "ا\u0653ه", "normal form")]
    public void A_planted_fault_in_a_text_is_found(string code, string key, string? text, string message)
    {
        arabic.Remove(key);
        if (text is not null)
        {
            arabic[key] = text;
        }

        Assert.Contains(Lint().Findings, finding => finding.Code == code && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("test.note", "ملف \u2068CNS-0404\u2069")]
    [InlineData("test.note", "بعد 14 يوما")]
    [InlineData("test.note", "رمز PIN")]
    public void What_is_right_is_not_blamed(string key, string text)
    {
        folder.ChangeManifest(manifest =>
        {
            manifest["languages"]!["offered"] = new System.Text.Json.Nodes.JsonArray("ar");
            manifest["keepLatin"] = new System.Text.Json.Nodes.JsonArray("PIN", "CNS");
        });
        arabic[key] = text;

        Assert.Empty(Lint().Findings.Where(finding => finding.File == "strings/ar.json" && finding.Code != "DIS-L011"));
    }

    [Theory]
    [InlineData("draft", LintLevel.Warning)]
    [InlineData("reviewed", LintLevel.Error)]
    public void A_missing_text_is_an_error_once_the_translation_is_reviewed(string status, LintLevel level)
    {
        arabic.Remove("test.note");
        folder.ChangeManifest(manifest => manifest["translation"]!["ar"]!["status"] = status);

        Assert.Contains(Lint().Findings, finding => finding == new LintFinding("DIS-L001", level, "strings/ar.json", "test.note: missing key"));
    }

    [Fact]
    public void A_plural_form_that_the_language_never_uses_is_a_warning()
    {
        WriteSwahili(("test.fields_one", "Sehemu {{count}} ya {{name}}."), ("test.fields_other", "Sehemu {{count}} za {{name}}."), ("test.fields_few", "{{name}}"));

        Assert.Contains(Lint().Findings, finding => finding is { Code: "DIS-L004", Level: LintLevel.Warning, File: "strings/sw.json" });
    }

    [Fact]
    public void A_text_that_is_the_English_one_is_a_warning_unless_the_manifest_says_so()
    {
        WriteSwahili(("test.note", "A note"), ("test.send.button", "Send"));
        folder.ChangeManifest(manifest => manifest["translation"]!["sw"] = new System.Text.Json.Nodes.JsonObject
        {
            ["status"] = "draft",
            ["sameAs"] = new System.Text.Json.Nodes.JsonArray("test.note"),
        });

        Assert.Equal("test.send.button: same as English", Assert.Single(Lint().Findings, finding => finding.Code == "DIS-L005").Message);
    }

    [Fact]
    public void French_may_leave_out_the_form_of_millions()
    {
        folder.Write("xa/strings/fr.json", """{ "test.fields_one": "{{count}} champ de {{name}}.", "test.fields_other": "{{count}} champs de {{name}}." }""");

        Assert.DoesNotContain(Lint().Findings, finding => finding.Code == "DIS-L003");
    }

    [Fact]
    public void A_review_is_stale_when_English_has_changed_since()
    {
        folder.ChangeManifest(manifest => manifest["translation"]!["ar"] = Review("0000000000000000"));
        Assert.Contains(Lint().Findings, finding => finding.Code == "DIS-L008");

        folder.ChangeManifest(manifest => manifest["translation"]!["ar"] = Review(Source.Hash));
        Assert.DoesNotContain(Lint().Findings, finding => finding.Code == "DIS-L008");
    }

    public void Dispose() => folder.Dispose();

    private static System.Text.Json.Nodes.JsonObject Review(string hash) =>
        new() { ["status"] = "reviewed", ["reviewedBy"] = "A reader", ["reviewedOn"] = "2026-11-20", ["sourceHash"] = hash };

    private void WriteSwahili(params (string Key, string Text)[] texts) =>
        folder.Write("xa/strings/sw.json", System.Text.Json.JsonSerializer.Serialize(texts.ToDictionary(text => text.Key, text => text.Text)));

    private LintReport Lint()
    {
        folder.Write("xa/strings/ar.json", System.Text.Json.JsonSerializer.Serialize(arabic));
        return PackLinter.Lint(folder.Pack, Source);
    }
}
