using System.Reflection;
using DigitalIndiaStack.Localization.Formats;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;

namespace DigitalIndiaStack.Localization;

/// <summary>Adds languages and country packs to a host.</summary>
public static class LocalizationExtensions
{
    extension(IServiceCollection services)
    {
        /// <summary>
        /// Adds texts, formats and country packs (section <c>Countries</c>), and <see cref="IStringLocalizer"/> over them; safe to call twice. With no pack
        /// directory the product speaks English. Call it before <c>AddLocalization</c>, which then leaves our localizer in place.
        /// </summary>
        public IServiceCollection AddLocalizationPacks()
        {
            services.AddOptions<CountriesOptions>().BindConfiguration(CountriesOptions.Section);
            services.AddOptions<TextOptions>();
            services.TryAddSingleton<ICountryPackAccessor, CountryPackAccessor>();
            services.TryAddSingleton<ICountryPacks, CountryPacks>();
            services.TryAddSingleton<PackChooser>();
            services.TryAddSingleton<SourceTexts>();
            services.TryAddSingleton<IFormatSource, FormatSource>();
            services.TryAddSingleton<ITextSource, TextSource>();
            services.TryAddSingleton<IStringLocalizerFactory, TextLocalizerFactory>();
            services.TryAddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
            services.TryAddTransient(provider => provider.GetRequiredService<IStringLocalizerFactory>().Create(typeof(LocalizationExtensions)));
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LocalizationStartup>());
            return services;
        }

        /// <summary>Adds the English texts of an assembly, its embedded <c>Resources/en.json</c>; safe to call twice.</summary>
        /// <param name="assembly">The assembly of a block or service.</param>
        public IServiceCollection AddTexts(Assembly assembly)
        {
            services.Configure<TextOptions>(options => options.Assemblies.Add(assembly));
            return services;
        }
    }
}
