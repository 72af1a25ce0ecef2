using DigitalIndiaStack.Conformance.Cli.Init;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Mutants;
using DigitalIndiaStack.Conformance.Suites;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class InitTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("init").FullName;

    private string Written => Path.Combine(folder, "sut", "dis-sut.yaml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_file_of_a_sandbox_works_as_it_is()
    {
        await using var host = await MutantHost.StartAsync();
        var address = TargetFile.Read(Path.Combine(host.Data, "dis-sut.yaml"), null).Target.ToString();

        var (code, output, _) = await InitAsync(address, host.Data);
        var run = await RunOf.RequestAsync(new() { Sut = Written, Only = ["CNS-C06", "PAY-C01", "IDN-C277"] }, Suite.Checks);

        Assert.True(code == 0, output);
        Assert.True(run.ExitCode == 2 && run.Output.Contains("3 pass;", StringComparison.Ordinal), run.Output + run.Error);
    }

    [Fact]
    public async Task The_file_of_another_server_marks_what_is_unknown_and_a_run_refuses_it()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);

        var (code, output, _) = await InitAsync(server.Address);
        var run = await RunOf.RequestAsync(new() { Sut = Written }, Suite.Checks);

        Assert.Equal(0, code);
        Assert.Contains("--data DIR --force", output, StringComparison.Ordinal);
        Assert.Empty(TargetSchema.Judge(Yaml.Read(await File.ReadAllTextAsync(Written, TestContext.Current.CancellationToken), Written), Written));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("/tenants/a/id: fill in what is UNKNOWN", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_no_sandbox_is_spared_what_is_destructive()
    {
        var facts = new ServerFacts(new Uri("https://dpi.example.org"), new Uri("https://id.example.org/kenya"), IsSandbox: false, new HashSet<string> { "consent" });

        var text = SutText.Of(facts, ["consent", "payments"], Tenants.OfRoles(facts, SpecSet.Load(Suite.Specs)));

        Assert.Contains("\ndestructive: false", text, StringComparison.Ordinal);
        Assert.Contains("\nissuer: https://id.example.org/kenya\n", text, StringComparison.Ordinal);
        Assert.Contains("\nunsupported: [payments]", text, StringComparison.Ordinal);
        Assert.Contains("key: 'env:DIS_KEY_A_FIDUCIARY', scopes: [consent.agreements.read", text, StringComparison.Ordinal);
        Assert.Empty(TargetSchema.Judge(Yaml.Read(text, "text"), "text"));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Written)!);
        await File.WriteAllTextAsync(Written, "mine", TestContext.Current.CancellationToken);

        var (code, _, error) = await InitAsync("http://127.0.0.1:1");

        Assert.Equal(3, code);
        Assert.Contains("is there already", error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Written, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_exits_5() => Assert.Equal(5, (await InitAsync("http://127.0.0.1:1")).Code);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("consent.own.read", "consent.own.read")]
    [InlineData("no", "'no'")]
    [InlineData("910000000027", "'910000000027'")]
    [InlineData("2027-01-01", "'2027-01-01'")]
    [InlineData("it's: a # comment", "'it''s: a # comment'")]
    public void What_YAML_could_misread_is_quoted(string text, string written) => Assert.Equal(written, YamlFlow.Text(text));

    [Fact]
    public void Every_role_asks_for_scopes_that_the_specifications_know()
    {
        var specs = SpecSet.Load(Suite.Specs);

        Assert.Empty(RoleNeed.All.SelectMany(role => role.Scopes).Except(specs.Blocks.SelectMany(block => specs.Document(block).Scopes)));
    }

    private async Task<(int Code, string Output, string Error)> InitAsync(string target, string? data = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await new InitAction(output, error).InvokeAsync(new InitRequest(target, Written, data, Force: false), TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
