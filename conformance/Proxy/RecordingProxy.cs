using DigitalIndiaStack.Conformance.Engine.Specs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Stands between clients and a server, passes everything on unchanged, and judges what the server answers.</summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly OperationFinder finder;
    private readonly PassiveJudge judge;
    private readonly EvidenceLines evidence;
    private readonly Forwarder forwarder;
    private readonly WebApplication app;
    private int sequence;

    private RecordingProxy(SpecSet specs, ProxySettings settings)
    {
        finder = new OperationFinder(specs, settings.Blocks ?? BlockPaths.Usual(specs));
        judge = new PassiveJudge(specs);
        evidence = new EvidenceLines(Path.Combine(settings.Out, "evidence.jsonl"), new ValueMask());
        forwarder = new Forwarder(settings.Target, Forwarder.Plain(), settings.Patience);
        Heard = settings.Heard;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(settings.Listen.AbsoluteUri);
        app = builder.Build();
        app.Run(PassAsync);
    }

    /// <summary>What came to pass so far.</summary>
    public Tally Tally { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.Single());

    private Action<Finding> Heard { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">The address is taken, or the folder cannot be written.</exception>
    public static async Task<RecordingProxy> StartAsync(SpecSet specs, ProxySettings settings, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Out);
        var proxy = new RecordingProxy(specs, settings);
        await proxy.app.StartAsync(cancellationToken);
        return proxy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        forwarder.Dispose();
        evidence.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var own = Interlocked.Increment(ref sequence);
        try
        {
            var passed = await forwarder.PassAsync(context, own, finder.Find);
            passed = passed with { Written = evidence.Describe(passed) };
            using (passed.Request)
            using (passed.Response)
            {
                // Judged before it is answered: when a client has its answer, the tally has its judgement.
                Judge(passed);
                await Forwarder.AnswerAsync(context, passed);
            }
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // No answer, or a fault of the proxy itself: what was not judged may not be silent.
            Note(new Finding(FindingKind.Error, "", "", own, $"{context.Request.Method} was not judged: {broken.GetType().Name}: {broken.Message}"));
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
            }
        }
    }

    private void Judge(Passed passed)
    {
        if (!evidence.Write(passed))
        {
            Note(new Finding(FindingKind.Error, "", passed.Place?.Operation?.Id ?? "", passed.Sequence, "a credential would stand in the evidence; the exchange was not written"));
        }

        if (passed.Place is null)
        {
            Tally.Pass();
            return;
        }

        Tally.Judged(passed.Place.Operation?.Id ?? "unknown");
        foreach (var finding in judge.Judge(passed))
        {
            Note(finding);
        }
    }

    private void Note(Finding finding)
    {
        Tally.Add(finding);
        Heard(finding);
    }
}

/// <summary>How a proxy is started.</summary>
/// <param name="Target">The server.</param>
/// <param name="Listen">Where the proxy listens.</param>
/// <param name="Out">Folder of the evidence.</param>
/// <param name="Heard">Hears each finding.</param>
public sealed record ProxySettings(Uri Target, Uri Listen, string Out, Action<Finding> Heard)
{
    /// <summary>The longest wait for an answer of the server.</summary>
    /// <value>The default is 100 seconds.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Path of each block below the target; a block that is not named is passed on and not judged.</summary>
    /// <value>The default is the usual path of every block.</value>
    public IReadOnlyDictionary<string, string>? Blocks { get; init; }
}
