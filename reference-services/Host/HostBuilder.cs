using DigitalIndiaStack.Agriculture.Service;
using DigitalIndiaStack.Consent.Block;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Host.Sandbox;
using DigitalIndiaStack.Identity.Block;
using DigitalIndiaStack.Payments.Block;
using DigitalIndiaStack.Portal;
using DigitalIndiaStack.Registries.Block;

namespace DigitalIndiaStack.Host;

/// <summary>Composes the blocks into one host.</summary>
internal static class HostBuilder
{
    private static readonly IReadOnlyList<IBlock> Blocks = [new IdentityBlock(), new ConsentBlock(), new RegistriesBlock(), new PaymentsBlock(), new AgricultureService()];

    /// <summary>Builds the host, not started.</summary>
    /// <param name="args">As on the command line.</param>
    /// <param name="change">What a test changes before the host is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null) => Build(Create(args), change);

    /// <summary>Reads the settings; nothing is made yet.</summary>
    public static WebApplicationBuilder Create(string[] args) => WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = HostArguments.Translate(args),
        ContentRootPath = AppContext.BaseDirectory,
    });

    public static WebApplication Build(WebApplicationBuilder builder, Action<WebApplicationBuilder>? change = null)
    {
        var isSandbox = builder.AddSandbox();
        builder.AddCore();
        IReadOnlyList<IBlock> extra = isSandbox ? [new PortalBlock(), new SandboxBlock()] : [new PortalBlock()];
        builder.AddBlocks([.. Blocks, .. extra]);
        change?.Invoke(builder);
        return Compose(builder.Build());
    }

    private static WebApplication Compose(WebApplication app)
    {
        app.UseCore();

        // Before the pages, whose policy lets no script run: these references are made of scripts.
        app.UseApiReferences();
        app.UsePages();
        app.MapBlocks();
        app.MapPages();
        return app;
    }
}
