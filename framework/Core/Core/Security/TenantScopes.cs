using DigitalIndiaStack.Core.Values;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Core.Security;

/// <summary>Scopes for work that no request asked for.</summary>
public static class TenantScopes
{
    extension(IServiceProvider services)
    {
        /// <summary>Opens a scope whose stores and calls to other blocks are those of one tenant.</summary>
        /// <param name="tenant">The tenant to work for.</param>
        public AsyncServiceScope CreateTenantScope(TenantId tenant)
        {
            var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Use(tenant);
            return scope;
        }
    }
}
