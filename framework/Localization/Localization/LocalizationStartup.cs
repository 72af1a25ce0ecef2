using DigitalIndiaStack.Localization.Languages;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Localization;

/// <summary>Makes a wrong pack, a key that exists twice or a missing ICU stop the start and not the first request.</summary>
internal sealed class LocalizationStartup : IHostedService
{
    // Being asked for is what reads and checks them.
    public LocalizationStartup(ICountryPacks packs, ITextSource texts)
    {
        IcuCheck.Require();
        ArgumentNullException.ThrowIfNull(packs);
        ArgumentNullException.ThrowIfNull(texts);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
