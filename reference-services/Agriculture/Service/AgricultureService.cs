using DigitalIndiaStack.Agriculture.Service.Storage;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Hosting;
using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Core.Pages.SignIn;
using DigitalIndiaStack.Core.Peers;
using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Payments.Contracts;
using DigitalIndiaStack.Registries.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>The agriculture service: farm input benefits.</summary>
public sealed class AgricultureService : IBlock
{
    /// <summary>The role of officers who review and decide.</summary>
    internal const string OfficerRole = "agriculture-officer";

    internal const string ServiceName = "agriculture";

    /// <inheritdoc/>
    public string Name => ServiceName;

    /// <inheritdoc/>
    public void Add(IHostApplicationBuilder builder)
    {
        builder.AddBlockStorage<AgricultureDbContext, SqliteAgricultureDbContext, PostgreSqlAgricultureDbContext>(ServiceName);
        builder.AddPeer<IConsentClient, ConsentClient>("consent", ServiceName, "consent.agreements.write", "consent.requests.read", "consent.requests.write");
        builder.AddPeer<IRegistriesClient, RegistriesClient>("registries", ServiceName, "registries.disclose");
        builder.AddPeer<IPaymentsClient, PaymentsClient>("payments", ServiceName, "payments.accounts.write", "payments.transfers.write");
        builder.AddBlockPages(ServiceName, typeof(AgricultureService).Assembly);
        builder.AddPageSignIn(ServiceName, OfficerRole);
        var services = builder.Services;
        services.TryAddScoped<IAgricultureApi, AgricultureApi>();
        services.TryAddScoped<Applications>();
        services.TryAddScoped<EvidenceReader>();
        services.TryAddScoped<Setup>();
        services.TryAddScoped<SchemeCatalog>();
        services.TryAddScoped<PageAddresses>();
        services.TryAddScoped<AnswerTools>();
        services.AddHostedService<PaymentRunner>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) => app.MapAgricultureApi();
}
