using System.Net.Http.Headers;
using DigitalIndiaStack.Core.Peers;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Storage.Outbox;

/// <summary>Posts events to the subscribers of the configuration; a relative URL is this host's. Anything but 2xx is a failure, a redirect too.</summary>
internal sealed class HttpOutboxTransport(IHttpClientFactory clients, IOptionsMonitor<OutboxOptions> options, OwnAddress? self = null) : IOutboxTransport
{
    public IReadOnlyList<string> TargetsOf(string type) => options.CurrentValue.Subscribers.TryGetValue(type, out var urls) ? urls : [];

    public async Task<string?> DeliverAsync(OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(delivery.Target, UriKind.RelativeOrAbsolute, out var url))
        {
            return "The target is not a URL";
        }

        using var client = clients.CreateClient(OutboxDelivery.HttpClientName);
        client.BaseAddress ??= self?.Value;
        using var content = new ReadOnlyMemoryContent(delivery.CloudEvent);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Options.Set(OutboxDelivery.Option, delivery);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"HTTP {(int)response.StatusCode}";
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "Timeout";
        }
    }
}
