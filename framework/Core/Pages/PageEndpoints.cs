using DigitalIndiaStack.Core.Pages.Frame;
using Microsoft.AspNetCore.Builder;

namespace DigitalIndiaStack.Core.Pages;

/// <summary>Endpoints that are no pages, but belong to them.</summary>
public static class PageEndpoints
{
    extension<TBuilder>(TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>Treats the endpoint like a page: language, headers, and errors told in plain words.</summary>
        public TBuilder ForPeople() => endpoint.WithMetadata(new ForPeopleMark());
    }
}
