using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands between the postman of webhooks and the network.</summary>
internal sealed class DeliverySeam(Mutation mutation, Memory memory) : DelegatingHandler
{
    public static void Add(IServiceCollection services) => services.AddHttpClient("webhooks")
        .AddHttpMessageHandler(scope => new DeliverySeam(scope.GetRequiredService<Mutation>(), scope.GetRequiredService<Memory>()));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => mutation.Current?.Deliver is { } deliver
        ? deliver(new Parcel(request, memory, () => base.SendAsync(request, cancellationToken)))
        : base.SendAsync(request, cancellationToken);
}
