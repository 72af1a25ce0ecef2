using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Http;

/// <summary>Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> of the proxies that the setting <c>Proxies</c> lists (addresses separated by commas), and of nobody else.</summary>
internal static class Proxies
{
    private const string Setting = "Proxies";

    /// <summary>Adds the middleware where proxies are listed.</summary>
    /// <exception cref="FormatException">The setting holds something that is no address.</exception>
    public static void UseProxies(this IApplicationBuilder app)
    {
        var listed = app.ApplicationServices.GetRequiredService<IConfiguration>()[Setting]
            ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (listed.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = listed.Length };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in listed)
        {
            options.KnownProxies.Add(IPAddress.Parse(address));
        }

        app.UseForwardedHeaders(options);
    }
}
