using System.CommandLine;
using DigitalIndiaStack.Conformance.Cli;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Tests.Engine;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Recording;

/// <summary>A run against the small server that was written down, and what the commands say of it once the server is gone.</summary>
internal sealed class RecordedRun : IDisposable
{
    private readonly SmallTarget target;

    private RecordedRun(SmallTarget target, IReadOnlyList<Check> checks)
    {
        this.target = target;
        Checks = checks;
    }

    public IReadOnlyList<Check> Checks { get; }

    public string Zip => Path.Combine(target.Folder, "run.zip");

    public string KeyFile => Path.Combine(target.Folder, "runner.pem");

    public string Folder => target.Folder;

    public string Specs => target.Specs;

    public string Sut => target.Sut;

    public RunOf Run { get; private set; } = null!;

    public Bundle Bundle => Bundle.Read(Zip);

    public static async Task<RecordedRun> MakeAsync(Fault fault, IReadOnlyList<Check>? checks = null, bool isSigned = true, string more = "")
    {
        await using var server = await SmallServer.StartAsync(fault);
        return await MakeAsync(server, checks, isSigned, more);
    }

    public static async Task<RecordedRun> MakeAsync(SmallServer server, IReadOnlyList<Check>? checks = null, bool isSigned = true, string more = "")
    {
        var recorded = new RecordedRun(new SmallTarget(server.Address, more), checks ?? RunOf.Checks);
        await KeyCommand.InvokeAsync(recorded.KeyFile, new InvocationConfiguration { Output = TextWriter.Null });
        recorded.Run = await RunOf.RequestAsync(
            new RunRequest { Sut = recorded.Sut, Specs = recorded.Specs, Profiles = ["things-core"], Out = recorded.Zip, SignKey = isSigned ? $"file:{recorded.KeyFile}" : null },
            recorded.Checks);
        return recorded;
    }

    public void Dispose() => target.Dispose();

    /// <summary>Writes the bundle anew with one file changed.</summary>
    public void Change(string name, Func<string, string> change)
    {
        var files = Bundle.Files.ToDictionary();
        var changed = change(Bundle.Text(name));
        Assert.NotEqual(Bundle.Text(name), changed);
        files[name] = BundleFile.Of(System.Text.Encoding.UTF8.GetBytes(changed));
        new Bundle(files).Write(Zip);
    }

    /// <summary>Verifies; with the runner's public key unless said otherwise.</summary>
    public async Task<RunOf> VerifyAsync(bool isKeyKnown = true) => await SayAsync(streams =>
        VerifyCommand.InvokeAsync(new VerifyRequest(Zip, isKeyKnown ? KeyFile + ".pub" : null, Specs), Checks, streams, TestContext.Current.CancellationToken));

    public static async Task<RunOf> SayAsync(Func<InvocationConfiguration, Task<int>> command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await command(new InvocationConfiguration { Output = output, Error = error });
        return new RunOf(code, output.ToString(), error.ToString());
    }
}
