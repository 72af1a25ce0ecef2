using DigitalIndiaStack.Core.Operations;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Spec;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Hosting;

/// <summary>What Core does for every endpoint of a block.</summary>
public static class BlockEndpoints
{
    /// <summary>Puts a group of operations under Core: scopes of the specification, transactions and idempotency of the block's store.</summary>
    /// <param name="group">The group; each endpoint carries a <see cref="SpecOperation"/>.</param>
    /// <param name="block">The block.</param>
    public static RouteGroupBuilder AsBlock(this RouteGroupBuilder group, string block)
    {
        group.AddEndpointFilter(new OperationFilter(block));
        ((IEndpointConventionBuilder)group).Finally(endpoint => Guard(endpoint, block));
        return group;
    }

    private static void Guard(EndpointBuilder endpoint, string block)
    {
        var operation = endpoint.Metadata.OfType<SpecOperation>().SingleOrDefault()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} names no operation of the specification of {block}.");
        var rules = endpoint.ApplicationServices.GetRequiredService<SpecCatalog>().RulesOf(operation);
        endpoint.Metadata.Add(rules);
        endpoint.Metadata.Add(rules.IsPublic
            ? new AllowAnonymousAttribute()
            : new AuthorizationPolicyBuilder(BearerScheme.Of(block)).RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(rules.Scopes)).Build());
    }
}
