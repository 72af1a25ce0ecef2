using DigitalIndiaStack.Core.Outgoing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Adds what webhooks need.</summary>
internal static class WebhookServices
{
    extension(IServiceCollection services)
    {
        public void AddWebhooks()
        {
            // No log of the client: a URL may hold a secret of its owner.
            services.AddHttpClient(Postman.ClientName)
                .RemoveAllLoggers()
                .ConfigureHttpClient((scope, client) => client.Timeout = TimeSpan.FromSeconds(Options(scope).TimeoutSeconds))
                .ConfigurePrimaryHttpMessageHandler(scope => new GuardedConnection(scope.GetRequiredService<IHostAddresses>(), Options(scope).AllowLoopback).Handler());
            services.TryAddSingleton<IHostAddresses, SystemHostAddresses>();
            services.TryAddSingleton<DeliverySignature>();
            services.TryAddSingleton<Postman>();
            services.TryAddSingleton<WebhookIntake>();
            services.TryAddScoped<DeliveryRound>();
            services.TryAddScoped<WebhookDesk>();
            services.TryAddScoped<DeliveryDesk>();
            services.TryAddScoped<WebhookDesks>();
            services.AddHostedService<WebhookWorker>();
        }
    }

    private static WebhookOptions Options(IServiceProvider scope) => scope.GetRequiredService<IOptionsMonitor<PaymentsOptions>>().CurrentValue.Webhooks;
}
