using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>Where persons find the pages of this service: at the address under which they came.</summary>
internal sealed class PageAddresses(IHttpContextAccessor contexts)
{
    public Uri OfApplication(ApplicationId id)
    {
        var request = contexts.HttpContext!.Request;
        return new Uri($"{request.Scheme}://{request.Host}/agriculture/applications/{id.Value}");
    }
}
