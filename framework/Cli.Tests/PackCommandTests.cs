using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace DigitalIndiaStack.Cli.Tests;

public sealed class PackCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis");

    public PackCommandTests()
    {
        Write("source/Block/Resources/en.json", """{ "test.note": "A note", "test.fields_one": "{{count}} field", "test.fields_other": "{{count}} fields" }""");
        Write("source/Block/Resources/en.meta.json", """{ "test.note": { "description": "Heading of the page", "maxLength": 10 } }""");
        Write("source/Tests/Resources/en.json", """{ "test.of.tests": "Not of the product" }""");
        Write("packs/xa/pack.json", """
            { "id": "xa", "version": "1.0.0", "requires": ">=0.1 <1.0", "country": "KE", "names": { "en": "Testland", "sw": "Nchi" },
              "languages": { "official": ["sw"], "spoken": ["sw"], "offered": ["sw", "en"], "default": "sw" }, "culture": { "sw": "sw-KE", "en": "en-KE" },
              "fallback": ["en"], "grouping": [3], "currency": { "code": "KES", "decimals": 2 }, "calendars": { "display": ["gregory"], "storage": "gregory" },
              "timeZones": ["Africa/Nairobi"], "weekStart": "sunday", "weekend": ["saturday"], "name": { "required": ["full"], "optional": [], "order": "given-first" },
              "translation": { "sw": { "status": "draft" } } }
            """);
        Strings("""{ "test.note": "Maelezo", "test.fields_one": "Sehemu {{count}}", "test.fields_other": "Sehemu {{count}}" }""");
    }

    private string Packs => Path.Combine(folder.FullName, "packs");

    private string Source => Path.Combine(folder.FullName, "source");

    [Fact]
    public async Task A_good_pack_ends_with_0_and_says_how_far_it_is()
    {
        var (code, output, _) = await Run("pack", "lint", Packs, "--source", Source);

        Assert.Equal(0, code);
        Assert.Contains("sw: 2/2 messages translated (100 %)", output, StringComparison.Ordinal);
        Assert.Contains("xa: 0 errors, 0 warnings", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_in_a_draft_is_a_warning_that_counts_only_when_strict()
    {
        Strings("""{ "test.note": "Maelezo" }""");

        var (code, output, _) = await Run("pack", "lint", Path.Combine(Packs, "xa"), "--source", Source);
        Assert.Equal(0, code);
        Assert.Contains("strings/sw.json: warning DIS-L001: test.fields: missing key", output, StringComparison.Ordinal);
        Assert.Equal(1, (await Run("pack", "lint", Packs, "--source", Source, "--strict")).Code);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("junit")]
    [InlineData("github")]
    public async Task An_error_ends_with_1_and_is_told_in_each_format(string format)
    {
        Strings("""{ "test.note": "Maelezo <b>\u200b, 100%", "test.fields_one": "Sehemu", "test.fields_other": "Sehemu" }""");

        var (code, output, _) = await Run("pack", "lint", Packs, "--source", Source, "--format", format);

        Assert.Equal(1, code);
        Assert.Equal(["DIS-L011", "DIS-L012", "DIS-L013"], Codes(format, output).Order());
    }

    [Fact]
    public async Task A_list_tells_languages_and_that_nobody_has_reviewed_them()
    {
        var (code, output, _) = await Run("pack", "list", Packs, "--source", Source);

        Assert.Equal(0, code);
        Assert.Contains("xa  Testland  1.0.0  offers sw, en", output, StringComparison.Ordinal);
        Assert.Contains("sw  2/2 messages (100 %), draft, not reviewed by a native speaker", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_printed_in_the_plural_forms_of_the_language()
    {
        var (code, output, _) = await Run("pack", "missing", Path.Combine(Packs, "xa"), "ar", "--source", Source);

        Assert.Equal(0, code);
        Assert.Equal(
            ["test.fields_zero", "test.fields_one", "test.fields_two", "test.fields_few", "test.fields_many", "test.fields_other", "test.note"],
            JsonSerializer.Deserialize<Dictionary<string, string>>(output)!.Keys);
    }

    [Theory]
    [InlineData("pack", "lint")]
    [InlineData("pack", "lint", "nowhere")]
    [InlineData("pack", "list", "nowhere")]
    [InlineData("pack", "missing", "nowhere", "sw")]
    [InlineData("pack", "lint", "PACKS", "--source", "nowhere")]
    [InlineData("pack", "lint", "PACKS", "--source", "PACKS")]
    [InlineData("pack", "lint", "PACKS", "--format", "pdf")]
    [InlineData("pack")]
    [InlineData("unpack")]
    [InlineData]
    public async Task A_wrong_command_line_ends_with_3_and_says_what_to_do(params string[] arguments)
    {
        var (code, _, error) = await Run([.. arguments.Select(argument => argument == "PACKS" ? Packs : argument)]);

        Assert.Equal(3, code);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("pack", "--help")]
    [InlineData("pack", "lint", "--help")]
    [InlineData("pack", "list", "--help")]
    [InlineData("pack", "missing", "--help")]
    public async Task Help_teaches_by_example(params string[] arguments)
    {
        var (code, output, _) = await Run(arguments);

        Assert.Equal(0, code);
        Assert.Contains("Try:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_commands_says_of_each_what_it_does_and_leaves_its_examples_to_its_own_help()
    {
        var (_, list, _) = await Run("--help");
        var (_, own, _) = await Run("pack", "--help");

        Assert.Contains("Works with country packs", list, StringComparison.Ordinal);
        Assert.DoesNotContain("dis pack missing", list, StringComparison.Ordinal);
        Assert.Contains("dis pack missing", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_ICU_nothing_is_judged_and_the_cure_is_named()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Dis).Assembly.Location, "pack", "lint", Packs, "--source", Source]) { RedirectStandardError = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var dis = Process.Start(start)!;
        var error = await dis.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dis.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, dis.ExitCode);
        Assert.Contains("libicu", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_carries_the_English_of_the_product()
    {
        var (_, output, _) = await Run("pack", "missing", Path.Combine(Packs, "xa"), "sw");

        Assert.Contains("pages.skip", JsonSerializer.Deserialize<Dictionary<string, string>>(output)!.Keys);
        Assert.DoesNotContain("test.greeting", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "--seed")]
    [InlineData("emulate", "--patience")]
    public async Task A_wrong_number_is_refused_without_the_names_of_types(string command, string option)
    {
        var (code, _, error) = await Run("conform", command, option, "x");

        Assert.Equal(3, code);
        Assert.Contains(option, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await Dis.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static IEnumerable<string> Codes(string format, string output) => format switch
    {
        "json" => JsonDocument.Parse(output).RootElement.GetProperty("packs")[0].GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!),
        "junit" => XDocument.Parse(output).Descendants("testcase").Select(test => test.Attribute("name")!.Value[..8]),
        "github" => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("title=")[1][..8]),
        _ => output.Split('\n').Where(line => line.Contains(": DIS-L", StringComparison.Ordinal) || line.Contains(" DIS-L", StringComparison.Ordinal)).Select(line => line[line.IndexOf("DIS-L", StringComparison.Ordinal)..][..8]),
    };

    private void Strings(string json) => Write("packs/xa/strings/sw.json", json);

    private void Write(string file, string text)
    {
        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
