using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Contracts;
using DigitalIndiaStack.Registries.Block.Domain;
using DigitalIndiaStack.Registries.Block.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>The registries block: registries, records with history, and disclosure under consent.</summary>
public sealed class RegistriesBlock : IBlock
{
    internal const string BlockName = "registries";

    /// <inheritdoc/>
    public string Name => BlockName;

    /// <inheritdoc/>
    public void Add(IHostApplicationBuilder builder)
    {
        builder.AddBlockStorage<RegistriesDbContext, SqliteRegistriesDbContext, PostgreSqlRegistriesDbContext>(BlockName);
        builder.AddPeer<IIdentityClient, IdentityClient>("identity", BlockName, "identity.subjects.resolve");
        builder.AddPeer<IConsentClient, ConsentClient>("consent", BlockName, "consent.verify");
        builder.AddBlockPages(BlockName, typeof(RegistriesBlock).Assembly);
        builder.AddPageSignIn(BlockName);
        var services = builder.Services;
        services.TryAddSingleton<RegistrySchemas>();
        services.TryAddScoped<IRegistriesApi, RegistriesApi>();
        services.TryAddScoped<RegistryDesk>();
        services.TryAddScoped<RecordDesk>();
        services.TryAddScoped<HistoryDesk>();
        services.TryAddScoped<DisclosureDesk>();
        services.TryAddScoped<AccessDesk>();
        services.TryAddScoped<AccessLog>();
        services.TryAddScoped<RecordWriter>();
        services.TryAddScoped<PersonDirectory>();
        services.TryAddScoped<AnswerTools>();
        services.TryAddScoped<NumberPages>();
        services.TryAddScoped<SchemaErrors>();
        services.TryAddScoped<ConsentVerifier>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISandboxSeeder, RegistriesSeeder>());
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) => app.MapRegistriesApi();
}
