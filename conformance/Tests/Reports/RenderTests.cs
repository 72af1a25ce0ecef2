using System.CommandLine;
using System.IO.Compression;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Reports;
using DigitalIndiaStack.Conformance.Engine.Reports.Model;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Reports;

public sealed class RenderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("render").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_file_alone_renders_what_the_run_rendered()
    {
        await using var server = await SmallServer.StartAsync(Fault.ScopeNotEnforced);
        using var target = new SmallTarget(server.Address);
        var run = await RunOf.RequestAsync(new() { Sut = target.Sut, Specs = target.Specs, Profiles = ["things-core"], Language = "sw", Reports = Orders("run") });
        Assert.Equal(1, run.ExitCode);

        var (code, _, error) = await RenderAsync([Path.Combine(folder, "run.json"), "--lang", "sw", "--report", string.Join(',', Orders("again"))]);

        Assert.Equal((0, ""), (code, error));
        Assert.All(ReportKinds.Names, kind => Assert.Equal(Content($"run.{kind}"), Content($"again.{kind}")));
        Assert.Contains("Hailingani", Content("again.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_found_in_a_folder_and_in_a_packed_run()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), ResultsJson.Write(SampleResults.All), TestContext.Current.CancellationToken);
        var zip = Path.Combine(folder, "run.zip");
        await using (var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await archive.CreateEntryFromFileAsync(Path.Combine(folder, "results.json"), "results.json", TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, (await RenderAsync([folder, "--report", $"json={folder}/a.json"])).Code);
        Assert.Equal(0, (await RenderAsync([zip, "--report", $"json={folder}/b.json"])).Code);
        Assert.Equal(ResultsJson.Write(SampleResults.All), Content("a.json"));
        Assert.Equal(ResultsJson.Write(SampleResults.All), Content("b.json"));
    }

    [Fact]
    public async Task Annotations_go_into_the_log()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), ResultsJson.Write(SampleResults.All), TestContext.Current.CancellationToken);

        var (_, output, _) = await RenderAsync([folder, "--report", $"github={folder}/summary.md"]);

        Assert.Contains("\n::error file=specs/consent/consent.v1.md,line=37,", output, StringComparison.Ordinal);
        Assert.StartsWith("# Conformance report", Content("summary.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("""{"version":1,"version":1}""")]
    public async Task What_is_no_results_file_exits_3(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), content, TestContext.Current.CancellationToken);

        var (code, _, error) = await RenderAsync([folder, "--report", $"html={folder}/a.html"]);

        Assert.Equal(3, code);
        Assert.StartsWith("dis: ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "a.html")));
    }

    [Theory]
    [InlineData("pdf=x", "en")]
    [InlineData("html=", "en")]
    [InlineData("html=x.html", "xx")]
    public async Task An_unknown_form_or_language_exits_3(string report, string language)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), ResultsJson.Write(SampleResults.All), TestContext.Current.CancellationToken);

        Assert.Equal(3, (await RenderAsync([folder, "--report", report, "--lang", language])).Code);
    }

    [Fact]
    public async Task A_credential_in_a_file_from_elsewhere_is_taken_out()
    {
        const string Token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
        var leaky = SampleResults.Of([SampleResults.Failed(1) with { Found = $"the token {Token}", Curl = "curl -H 'Authorization: Basic aHVudGVyMjpodW50ZXIy' 'http://a'" }], exitCode: 1);
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), ResultsJson.Write(leaky), TestContext.Current.CancellationToken);

        Assert.Equal(0, (await RenderAsync([folder, "--report", string.Join(',', Orders("out"))])).Code);

        Assert.All(ReportKinds.Names, kind =>
        {
            Assert.DoesNotContain(Token, Content($"out.{kind}"), StringComparison.Ordinal);
            Assert.DoesNotContain("aHVudGVyMjpodW50ZXIy", Content($"out.{kind}"), StringComparison.Ordinal);
        });
    }

    private string[] Orders(string name) => [.. ReportKinds.Names.Select(kind => $"{kind}={Path.Combine(folder, $"{name}.{kind}")}")];

    private string Content(string name) => File.ReadAllText(Path.Combine(folder, name));

    private static async Task<(int Code, string Output, string Error)> RenderAsync(IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = ConformCommand.Create(TimeProvider.System).Parse(["render", .. arguments]);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
