using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using DigitalIndiaStack.Core.Storage;
using Polly;

namespace DigitalIndiaStack.Core.Peers;

/// <summary>Puts the token and language of the caller on a request, and turns a peer that is down into one exception.</summary>
internal sealed class PeerHandler(PeerCall call, PeerTokens tokens, ITenantAccessor tenants) : DelegatingHandler
{
    /// <summary>Where a request says which block it goes to.</summary>
    public static readonly HttpRequestOptionsKey<string> Peer = new("dis.peer");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var tenant = tenants.Tenant ?? throw new InvalidOperationException($"A call to {call.Peer} needs a tenant.");
        request.Options.Set(Peer, call.Peer);
        request.Headers.AcceptLanguage.TryParseAdd(CultureInfo.CurrentUICulture.Name);
        var token = await tokens.GetAsync(call, tenant, cancellationToken);
        var response = await SendOnceAsync(request, token, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            // The issuer may have been reset or have new keys: once more with a new token, for a refused request has done nothing.
            response.Dispose();
            tokens.Forget(call, tenant, token);
            response = await SendOnceAsync(request, await tokens.GetAsync(call, tenant, cancellationToken), cancellationToken);
        }

        if (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            response.Dispose();
            throw new PeerUnavailableException(call.Peer, $"{call.Peer} answered {(int)response.StatusCode}.");
        }

        return response;
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException)
        {
            throw new PeerUnavailableException(call.Peer, $"{call.Peer} does not answer.", exception);
        }
    }
}
