using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Consent.Block.Sandbox;
using DigitalIndiaStack.Consent.Block.Storage;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>The consent block: agreements, requests, decisions, artefacts and their verification.</summary>
public sealed class ConsentBlock : IBlock
{
    internal const string BlockName = "consent";

    /// <inheritdoc/>
    public string Name => BlockName;

    /// <inheritdoc/>
    public void Add(IHostApplicationBuilder builder)
    {
        builder.AddBlockStorage<ConsentDbContext, SqliteConsentDbContext, PostgreSqlConsentDbContext>(BlockName);
        builder.AddPeer<IIdentityClient, IdentityClient>("identity", BlockName, "identity.subjects.map");
        builder.AddBlockPages(BlockName, typeof(ConsentBlock).Assembly);
        builder.AddPageSignIn(BlockName);
        var services = builder.Services;
        services.AddOptionsWithValidateOnStart<ConsentOptions, ConsentOptionsValidator>().BindConfiguration(ConsentOptions.Section);
        services.TryAddScoped<IConsentApi, ConsentApi>();
        services.TryAddScoped<AgreementDesk>();
        services.TryAddScoped<RequestDesk>();
        services.TryAddScoped<ConsentDesk>();
        services.TryAddScoped<VerificationDesk>();
        services.TryAddScoped<ConsentDecisions>();
        services.TryAddScoped<RequestAddresses>();
        services.TryAddScoped<SubjectDirectory>();
        services.TryAddSingleton<ArtefactSigner>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<ISandboxState, AgreementState>());
        services.TryAddEnumerable(ServiceDescriptor.Scoped<ISandboxState, RequestState>());
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) => app.MapConsentApi();
}
