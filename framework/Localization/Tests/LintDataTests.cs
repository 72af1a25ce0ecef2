using System.Text.Json.Nodes;
using DigitalIndiaStack.Localization.Lint;

namespace DigitalIndiaStack.Localization.Tests;

public sealed class LintDataTests : IDisposable
{
    private static readonly SourceSet NoTexts = new(new Dictionary<string, string>());
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("packs");

    public LintDataTests() => Copy(new DirectoryInfo(Path.Combine(ShippedPacks.Directory, "ke")), Pack);

    private string Pack => Path.Combine(folder.FullName, "ke");

    [Theory]
    [InlineData("ke")]
    [InlineData("ma")]
    public void The_packs_of_the_repository_have_no_errors(string pack)
    {
        var report = PackLinter.Lint(Path.Combine(ShippedPacks.Directory, pack), new SourceSet(ShippedPacks.EnglishTexts()));

        Assert.Empty(report.Findings.Where(finding => finding.Level is LintLevel.Error).Select(finding => $"{finding.File} {finding.Code} {finding.Message}"));
    }

    [Theory]
    [InlineData("DIS-L001", "pack.json", "names/sw", null)]
    [InlineData("DIS-L001", "services/farmer-input-benefit.json", "descriptions/sw", null)]
    [InlineData("DIS-L021", "pack.json", "timeZones/0", "Africa/Nowhere")]
    [InlineData("DIS-L022", "pack.json", "currency/code", "KEX")]
    [InlineData("DIS-L022", "services/farmer-input-benefit.json", "amount/amount", "8000.0")]
    [InlineData("DIS-L030", "identifiers.json", "national/sandboxPrefixes/0", "81")]
    [InlineData("DIS-L030", "personas.json", "0/email", "wanjiru@gmail.com")]
    [InlineData("DIS-L030", "personas.json", "0/email", "wanjiru@notexample.org")]
    [InlineData("DIS-L030", "personas.json", "0/nationalNumber", "910000000016")]
    [InlineData("DIS-L030", "personas.json", "0/nationalNumber", "110000000011")]
    [InlineData("DIS-L031", "theme.json", "colours/secondary", "#aaaaaa")]
    [InlineData("DIS-L041", "pack.json", "languages/default", "ki")]
    [InlineData("DIS-L041", "personas.json", "0/farmer/adminUnit", "KE-99")]
    [InlineData("DIS-L041", "services/farmer-input-benefit.json", "office/adminUnit", "KE-99")]
    public void A_planted_fault_in_the_data_is_found(string code, string file, string member, string? value)
    {
        Change(file, member, value);

        Assert.Contains(PackLinter.Lint(Pack, NoTexts).Findings, finding => finding.Code == code && finding.File == file);
    }

    [Fact]
    public void Vouchers_that_would_live_longer_than_any_may_are_found()
    {
        var file = Path.Combine(Pack, "pack.json");
        Assert.DoesNotContain(PackLinter.Lint(Pack, NoTexts).Findings, finding => finding.Code == "DIS-L023");

        File.WriteAllText(file, File.ReadAllText(file).Replace("\"longestDays\": 366", "\"longestDays\": 89", StringComparison.Ordinal));
        Assert.Contains(PackLinter.Lint(Pack, NoTexts).Findings, finding => finding is { Code: "DIS-L023", Level: LintLevel.Error, File: "pack.json" });
    }

    [Fact]
    public void A_culture_that_ICU_invents_needs_complete_formats()
    {
        Change("pack.json", "culture/sw", "kri-SL");
        Assert.DoesNotContain(PackLinter.Lint(Pack, NoTexts).Findings, finding => finding.Code == "DIS-L020");

        Change("formats.json", "sw/months", null);
        Assert.Contains(PackLinter.Lint(Pack, NoTexts).Findings, finding => finding.Code == "DIS-L020");
    }

    [Theory]
    [InlineData("pack.json", "version", null)]
    [InlineData("pack.json", "surprise", "x")]
    [InlineData("theme.json", "colours", null)]
    [InlineData("services/farmer-input-benefit.json", "amount/currency", null)]
    public void A_file_of_another_shape_is_found(string file, string member, string? value)
    {
        Change(file, member, value);

        Assert.Contains(PackLinter.Lint(Pack, NoTexts).Findings, finding => finding is { Code: "DIS-L040", Level: LintLevel.Error } && finding.File == file);
    }

    [Theory]
    [InlineData("pack.json", "/version", "version", "1")]
    [InlineData("pack.json", "/requires", "requires", "^1.0")]
    [InlineData("pack.json", "/names", "names/English", "Kenya")]
    [InlineData("pack.json", "/calendars/storage", "calendars/storage", "bs")]
    [InlineData("pack.json", "/name/required", "name/required/0", "given")]
    [InlineData("pack.json", "/languages/offered", "languages/offered/0", "en")]
    [InlineData("pack.json", "/translation/sw", "translation/sw/status", "reviewed")]
    [InlineData("pack.json", "/weekend/0", "weekend/0", "sonntag")]
    [InlineData("formats.json", "/sw/money", "sw/money", "{{amount}} only")]
    [InlineData("theme.json", "/colours/text", "colours/text", "black")]
    [InlineData("personas.json", "/0/role", "0/role", "king")]
    [InlineData("personas.json", "/0/dateOfBirth", "0/dateOfBirth", "1988-02-30")]
    public void A_value_that_the_schema_refuses_is_found_by_its_pointer(string file, string place, string member, string value)
    {
        Change(file, member, value);

        Assert.Contains(PackLinter.Lint(Pack, NoTexts).Findings, finding =>
            finding.Code == "DIS-L040" && finding.File == file && finding.Message.StartsWith(place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pack.json", "{ not json")]
    [InlineData("pack.json", "{ \"id\": \"ke\", \"id\": \"ke\" }")]
    [InlineData("strings/sw.json", "{ \"a\": \"x\", \"a\": \"y\" }")]
    [InlineData("strings/sw.json", "{ \"a\": { \"b\": \"nested\" } }")]
    [InlineData("personas.json", "null")]
    [InlineData("admin-units.csv", "code,name\nKE,Kenya\n")]
    [InlineData("admin-units.csv", "code,parent,level,name_en\nKE,,one,Kenya\n")]
    public void A_file_that_cannot_be_read_is_found(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Pack, file))!);
        File.WriteAllText(Path.Combine(Pack, file), text);

        Assert.Contains(PackLinter.Lint(Pack, NoTexts).Findings, finding => finding.Code == "DIS-L040" && finding.File == file);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var directory in from.EnumerateDirectories())
        {
            Copy(directory, Path.Combine(to, directory.Name));
        }
    }

    private void Change(string file, string member, string? value)
    {
        var path = Path.Combine(Pack, file);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        var names = member.Split('/');
        var owner = names[..^1].Aggregate(root, (node, name) => node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!);
        if (owner is JsonArray list)
        {
            list[int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else if (value is null)
        {
            owner.AsObject().Remove(names[^1]);
        }
        else
        {
            owner[names[^1]] = value;
        }

        File.WriteAllText(path, root.ToJsonString());
    }
}
