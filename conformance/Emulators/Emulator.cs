using DigitalIndiaStack.Conformance.Emulators.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Conformance.Emulators;

/// <summary>A small server that answers as the blocks do, but for one thing.</summary>
public sealed class Emulator : IAsyncDisposable
{
    private readonly Emulation emulation;
    private readonly WebApplication app;

    private Emulator(Emulation emulation, WebApplication app)
    {
        this.emulation = emulation;
        this.app = app;
    }

    /// <summary>What the client did.</summary>
    public ClientRecord Record => emulation.Record;

    /// <summary>The fault that it has.</summary>
    public ClientMutant Mutant => emulation.Mutant;

    /// <summary>What the client needs to know, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DIS_JOB"] = JobNames.Of(Mutant.Job),
        ["DIS_ISSUER"] = emulation.Address.AbsoluteUri,
        ["DIS_CLIENT_ID"] = Emulation.ClientId,
        ["DIS_REDIRECT_URI"] = emulation.RedirectUri,
        ["DIS_ADDRESS"] = emulation.Address.AbsoluteUri.TrimEnd('/'),
        ["DIS_TOKEN"] = emulation.Token,
        ["DIS_CONSENT_ID"] = ConsentPart.ConsentId,
        ["DIS_PURPOSE"] = ConsentPart.Purpose,
        ["DIS_REQUESTER"] = ConsentPart.Fiduciary,
    };

    /// <summary>Starts it.</summary>
    /// <param name="mutant">The fault, or a correct emulation.</param>
    /// <param name="clock">Time.</param>
    /// <param name="listen">Where it listens; a free port of 127.0.0.1 without it.</param>
    /// <param name="redirectUri">The one redirect URI of the client.</param>
    /// <param name="cancellationToken">Breaks the start off.</param>
    public static async Task<Emulator> StartAsync(ClientMutant mutant, TimeProvider clock, Uri? listen, string redirectUri, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(listen?.AbsoluteUri ?? "http://127.0.0.1:0");
        var app = builder.Build();
        var emulation = new Emulation(mutant, new EmulatorKeys(), clock) { RedirectUri = redirectUri };
        var grants = new Grants();
        new AuthorizationPart(emulation, grants).Map(app);
        new TokenPart(emulation, grants).Map(app);
        new ConsentPart(emulation).Map(app);
        new PaymentsPart(emulation).Map(app);
        new WebhookPart(emulation).Map(app);
        await app.StartAsync(cancellationToken);
        emulation.Address = new Uri(app.Urls.Single());
        return new Emulator(emulation, app);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        emulation.Dispose();
    }
}
