using System.Globalization;
using System.Text;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Keys;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Host.Sandbox;

/// <summary>What a sandbox says at its start: where it is, who can sign in, where the API references are, and what judges it.</summary>
internal static class SandboxBanner
{
    public static string Of(WebApplication app, string sutFile)
    {
        var services = app.Services;
        var home = services.GetRequiredService<OwnAddress>().Value;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"DigitalIndiaStack sandbox: {home}").AppendLine();
        if (app.Configuration[SandboxExtensions.TakenPort] is { } port)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Something else holds port {port}: no client can show a certificate here (mutual TLS). Stop it, or name a free port by --Mtls:Address=https://127.0.0.1:PORT.").AppendLine();
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"Who can sign in (PIN {services.GetRequiredService<SandboxPin>().Value}; one-time codes arrive at {home}sandbox/inbox):");
        foreach (var pack in services.GetRequiredService<ICountryPacks>().All)
        {
            foreach (var persona in pack.Personas)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {pack.Manifest.Names["en"],-8} {persona.NationalNumber}  {persona.FullName,-24} {persona.Role}");
            }
        }

        text.AppendLine().AppendLine("API references:");
        foreach (var block in services.GetRequiredService<BlockCatalog>().All.Where(block => block.Name != "portal"))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {home}{block.Name}/docs");
        }

        text.AppendLine().AppendLine("Judge it:");
        text.AppendLine(CultureInfo.InvariantCulture, $"  dotnet run --project framework/Cli -- conform run --target {home} --sut {sutFile}").AppendLine();
        return text.Append("Ctrl-C stops it.").ToString();
    }
}
