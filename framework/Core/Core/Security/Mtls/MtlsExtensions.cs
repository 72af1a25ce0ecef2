using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Core.Security.Mtls;

/// <summary>Adds mutual TLS where the settings name an address for it.</summary>
internal static class MtlsExtensions
{
    /// <summary>Adds the settings, and the address behind all others: the first one is where the host calls itself.</summary>
    /// <exception cref="InvalidOperationException">There are no other addresses.</exception>
    public static void AddMtls(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<MtlsOptions, MtlsOptionsValidator>().BindConfiguration(MtlsOptions.Section);
        if (builder.Configuration.GetSection(MtlsOptions.Section).Get<MtlsOptions>() is not { Address: { IsAbsoluteUri: true } address, ListeningPort: { } port })
        {
            return;
        }

        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is not { Length: > 0 } others)
        {
            throw new InvalidOperationException("Mtls:Address needs the setting Urls, which names the other addresses of the host.");
        }

        builder.Configuration[WebHostDefaults.ServerUrlsKey] = $"{others};https://{address.Host}:{port}";
    }
}
