using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigitalIndiaStack.Core.Security;

/// <summary>Deny by default: an endpoint that says nothing about who may call it is closed to all.</summary>
internal sealed class DenyRequirement : AuthorizationHandler<DenyRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, DenyRequirement requirement)
    {
        // No endpoint is a 404; what routing makes itself (405, 415) is no route.
        if ((context.Resource as HttpContext)?.GetEndpoint() is not RouteEndpoint)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
