using System.Net.Sockets;
using System.Text;
using DigitalIndiaStack.Core.Outgoing;
using DigitalIndiaStack.Payments.Block.Domain;
using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Webhooks;

/// <summary>Makes one attempt to deliver an event, and says what it came to.</summary>
internal sealed class Postman(IHttpClientFactory clients, DeliverySignature signature)
{
    /// <summary>Name of the <see cref="HttpClient"/>.</summary>
    public const string ClientName = "webhooks";

    public async Task<AttemptOutcome> DeliverAsync(string url, EventDelivery delivery, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        signature.Seal(request, Encoding.UTF8.GetBytes(delivery.Body));
        try
        {
            // The head is the answer; nobody reads its body.
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new AttemptOutcome(response.IsSuccessStatusCode ? null : DeliveryReason.Status, (int)response.StatusCode);
        }
        catch (HttpRequestException failure)
        {
            return new AttemptOutcome(ReasonOf(failure), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new AttemptOutcome(DeliveryReason.Timeout, null);
        }
    }

    private static DeliveryReason ReasonOf(HttpRequestException failure) => failure switch
    {
        { InnerException: AddressRefusedException } => DeliveryReason.Address,
        { HttpRequestError: HttpRequestError.NameResolutionError } => DeliveryReason.Name,
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => DeliveryReason.Name,
        { HttpRequestError: HttpRequestError.SecureConnectionError } => DeliveryReason.Tls,
        { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.HttpProtocolError } => DeliveryReason.Answer,
        _ => DeliveryReason.Connection,
    };
}
