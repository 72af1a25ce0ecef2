using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalIndiaStack.Core.Security;

/// <summary>The scopes of an operation as its specification names them: all of one alternative.</summary>
/// <param name="Alternatives">Each a set of scopes.</param>
internal sealed record ScopeRequirement(IReadOnlyList<IReadOnlyList<string>> Alternatives) : IAuthorizationRequirement;

/// <summary>Lets a caller through whose token has the scopes.</summary>
internal sealed class ScopeHandler(ILogger<ScopeHandler> logger) : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        var caller = new Caller(context.User);
        if (requirement.Alternatives.Any(scopes => scopes.Count > 0 && scopes.All(caller.HasScope)))
        {
            context.Succeed(requirement);
        }
        else if (context.User.Identity?.IsAuthenticated == true)
        {
            var operation = (context.Resource as HttpContext)?.GetEndpoint()?.DisplayName ?? "no endpoint";
            logger.ScopeRefused(operation, caller.ClientId, string.Join(" or ", requirement.Alternatives.Select(scopes => string.Join('+', scopes))));
        }

        return Task.CompletedTask;
    }
}
