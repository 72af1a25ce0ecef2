using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands between the network and what sends webhooks and logout tokens.</summary>
internal sealed class DeliverySeam(Mutation mutation, Memory memory, IOptionsMonitor<OpenIddictServerOptions> server) : DelegatingHandler
{
    private static readonly string[] Senders = ["webhooks", "back-channel-logout"];

    public static void Add(IServiceCollection services)
    {
        foreach (var sender in Senders)
        {
            services.AddHttpClient(sender).AddHttpMessageHandler(scope =>
                new DeliverySeam(scope.GetRequiredService<Mutation>(), scope.GetRequiredService<Memory>(), scope.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>()));
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => mutation.Current?.Deliver is { } deliver
        ? deliver(new Parcel(request, memory, server.CurrentValue, () => base.SendAsync(request, cancellationToken)))
        : base.SendAsync(request, cancellationToken);
}
