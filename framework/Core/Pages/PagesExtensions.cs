using System.Reflection;
using DigitalIndiaStack.Core.Pages.Errors;
using DigitalIndiaStack.Core.Pages.Frame;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Pages.Texts;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Localization;
using DigitalIndiaStack.Localization.Formats;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Pages;

/// <summary>Adds pages to a host.</summary>
public static class PagesExtensions
{
    private const string SandboxSetting = "Sandbox:Enabled";

    extension(IHostApplicationBuilder builder)
    {
        /// <summary>Adds the pages and English texts of a block; safe to call twice.</summary>
        /// <param name="block">Name of the block, as <c>consent</c>.</param>
        /// <param name="assembly">The assembly with the block's pages, which lie in <c>Pages/{Block}/</c>.</param>
        public IHostApplicationBuilder AddBlockPages(string block, Assembly assembly)
        {
            var blocks = builder.AddPages();
            if (blocks.TryAdd(assembly, block))
            {
                builder.Services.AddTexts(assembly).AddRazorPages().ConfigureApplicationPartManager(parts => parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(assembly)));
            }

            return builder;
        }

        /// <summary>Adds what all pages share, once; only pages of blocks that are added exist in this process.</summary>
        internal BlockPages AddPages()
        {
            var services = builder.Services;
            if (services.FirstOrDefault(service => service.ServiceType == typeof(BlockPages))?.ImplementationInstance is BlockPages known)
            {
                return known;
            }

            var blocks = new BlockPages();
            var parts = new ApplicationPartManager();
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(PagesExtensions).Assembly));
            services.AddSingleton(blocks);
            services.AddSingleton(parts);
            services.AddOptions<PagesOptions>()
                .Configure<IConfiguration>((options, configuration) => options.IsSandbox = configuration.GetValue<bool>(SandboxSetting))
                .BindConfiguration(PagesOptions.Section);
            services.AddLocalizationPacks().AddTexts(typeof(PagesExtensions).Assembly);
            AddFrame(services);
            AddDataProtection(services);
            services.AddRazorPages(options => options.Conventions.Add(new BlockPageConvention(blocks)))
                .AddMvcOptions(options =>
                {
                    options.Filters.Add<ExpiredForm>();
                    Translate(options.ModelBindingMessageProvider);
                });
            services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
            services.Configure<AntiforgeryOptions>(Configure);
            return blocks;
        }
    }

    private static void AddFrame(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<StyleSheet>();
        services.AddSingleton<PageLanguages>();
        services.AddSingleton<PagePolicy>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<ProblemPages>();
        services.AddSingleton<IProblemPages>(provider => provider.GetRequiredService<ProblemPages>());
        services.AddSingleton<SignOut>();
        services.AddScoped(provider => new PageTexts(
            provider.GetRequiredService<ITextSource>(), provider.GetRequiredService<IFormatSource>(), provider.GetRequiredService<PageLanguages>()));
        services.AddScoped<PageFrame>();
    }

    // Cookies and form tokens must outlive a restart; several processes of one host share the folder.
    private static void AddDataProtection(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("DigitalIndiaStack");
        services.AddOptions<KeyManagementOptions>().Configure<IConfiguration, ILoggerFactory>((options, configuration, loggers) =>
        {
            var keys = configuration["Keys:Directory"] ?? Path.Combine(configuration["Data"] ?? "data", "keys");
            var folder = Path.GetFullPath(Path.Combine(keys, "dataprotection"));
            options.XmlRepository = new FileSystemXmlRepository(OnlyOurs(folder), loggers);
        });
    }

    private static DirectoryInfo OnlyOurs(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static void Configure(AntiforgeryOptions options)
    {
        options.Cookie.Name = "dis-form";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SuppressXFrameOptionsHeader = true;
    }

    // Keys instead of English sentences: the tag helpers find them in the language of the page.
    private static void Translate(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => "pages.error.value");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "pages.error.value");
        messages.SetUnknownValueIsInvalidAccessor(_ => "pages.error.value");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "pages.error.value");
        messages.SetValueIsInvalidAccessor(_ => "pages.error.value");
        messages.SetValueMustBeANumberAccessor(_ => "pages.error.value");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "pages.error.value");
        messages.SetMissingBindRequiredValueAccessor(_ => "pages.error.missing");
        messages.SetMissingKeyOrValueAccessor(() => "pages.error.missing");
        messages.SetValueMustNotBeNullAccessor(_ => "pages.error.missing");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "pages.error.missing");
    }
}
