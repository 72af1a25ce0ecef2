using DigitalIndiaStack.Core.Peers;

namespace DigitalIndiaStack.Core.Pages.SignIn;

/// <summary>Sends requests to the issuer, and turns an issuer that is down into the one exception for it.</summary>
internal sealed class IssuerHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new PeerUnavailableException("identity", "The issuer does not answer.", exception);
        }
    }
}
