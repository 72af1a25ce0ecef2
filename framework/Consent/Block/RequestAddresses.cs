using DigitalIndiaStack.Consent.Block.Domain;
using DigitalIndiaStack.Core.Peers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Where persons are sent: to the page of decision, and back to who asked.</summary>
internal sealed class RequestAddresses(IOptions<ConsentOptions> options, OwnAddress self, IHttpContextAccessor contexts)
{
    public Uri DecisionUrl(RequestId id) => new(Own, $"consent/requests/{id.Value}");

    /// <summary>Whether a client may have a person sent there: to the origin of these pages, or to one registered for the client.</summary>
    public bool MayReturnTo(Uri address, string client)
    {
        // Not the address under which the request came: a client says itself what it calls the host.
        var registered = options.Value.ReturnOrigins.GetValueOrDefault(client) ?? [];
        return address.UserInfo.Length == 0
            && registered.Append(OriginOf(options.Value.PublicUrl ?? self.Value)).Contains(OriginOf(address), StringComparer.OrdinalIgnoreCase);
    }

    private Uri Own
    {
        get
        {
            var request = contexts.HttpContext!.Request;
            return options.Value.PublicUrl ?? new Uri($"{request.Scheme}://{request.Host}/");
        }
    }

    private static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
