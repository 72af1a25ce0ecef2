using System.Net.Http.Json;
using DigitalIndiaStack.Core.Peers;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Messages;

/// <summary>Hands messages to the deployment's gateway over HTTP.</summary>
internal sealed class GatewaySender(HttpClient http, IOptions<IdentityOptions> options) : IMessageSender
{
    /// <inheritdoc/>
    /// <exception cref="PeerUnavailableException">The gateway did not take the message.</exception>
    public async Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var body = new { to = message.To, text = message.Text, language = message.Language };
        try
        {
            using var answer = await http.PostAsJsonAsync(options.Value.MessageGateway, body, cancellationToken);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new PeerUnavailableException("messages", "The gateway did not take the message.", exception);
        }
    }
}
