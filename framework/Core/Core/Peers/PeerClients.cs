using DigitalIndiaStack.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Peers;

/// <summary>Makes the HTTP clients that call other blocks.</summary>
internal sealed class PeerClients(IHttpMessageHandlerFactory handlers, PeerTokens tokens, OwnAddress self, IConfiguration configuration)
{
    public const string HttpClientName = "peers";
    private const long LargestAnswer = 4 * 1024 * 1024;

    /// <summary>Makes a client for one scope: pooled connections below, the tenant of the scope on top.</summary>
    public HttpClient Create(IServiceProvider scope, PeerCall call)
    {
        var tenants = scope.GetRequiredService<ITenantAccessor>();
        var handler = new PeerHandler(call, tokens, tenants) { InnerHandler = handlers.CreateHandler(HttpClientName) };
        return new HttpClient(handler, disposeHandler: false)
        {
            BaseAddress = AddressOf(call.Peer),
            MaxResponseContentBufferSize = LargestAnswer,

            // The resilience below has the shorter patience.
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    private Uri AddressOf(string peer) =>
        configuration[$"Peers:{peer}"] is { Length: > 0 } address ? new Uri($"{address.TrimEnd('/')}/", UriKind.Absolute) : self.Value;
}
