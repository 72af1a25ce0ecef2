using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Localization.Tests;

/// <summary>The services of the localization over a folder of packs.</summary>
internal static class TextHost
{
    public static ServiceProvider Over(string directory)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Countries:Directory"] = directory })
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLocalizationPacks()
            .AddLocalizationPacks()
            .AddTexts(typeof(TextHost).Assembly)
            .AddTexts(typeof(TextHost).Assembly)
            .BuildServiceProvider(validateScopes: true);
    }
}
