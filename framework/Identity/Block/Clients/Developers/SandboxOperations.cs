using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.Core.Spec;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Clients.Developers;

/// <summary>Outside of a sandbox the operations of developers are not there, whatever the request holds.</summary>
internal static class SandboxOperations
{
    private static readonly string[] Names = ["registerClient", "getClient", "removeClient"];

    /// <summary>Has them answered as not found.</summary>
    public static void Hide(RouteGroupBuilder operations) => ((IEndpointConventionBuilder)operations).Finally(endpoint =>
    {
        if (endpoint.Metadata.OfType<SpecOperation>().Any(operation => Names.Contains(operation.OperationId)))
        {
            // With what the specification says of them goes the look at the request.
            endpoint.Metadata.Clear();
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
            endpoint.RequestDelegate = http => http.RequestServices.GetRequiredService<ProblemWriter>().Write(IdentityProblems.NotFound).ExecuteAsync(http);
        }
    });
}
