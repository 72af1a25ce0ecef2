using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands inside the authorization server: leaves steps out, and spoils what others made.</summary>
internal static class ServerSeam
{
    // Behind every step of the host and of the library that prepares tokens, and before those that sign them.
    private const int AfterPreparation = 1500;

    public static void Add(IServiceCollection services, Mutation mutation) => services.AddOpenIddict().AddServer(server =>
    {
        server.AddEventHandler<ProcessSignInContext>(handler => handler
            .SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 750)
            .UseInlineHandler(context => Spoil(mutation.Current?.Server?.Tokens, context)));
        server.AddEventHandler<HandleUserInfoRequestContext>(handler => handler
            .SetOrder(OpenIddictServerHandlers.UserInfo.AttachClaims.Descriptor.Order + AfterPreparation)
            .UseInlineHandler(context => Spoil(mutation.Current?.Server?.UserInfo, context)));
        server.AddEventHandler<ValidateTokenContext>(handler => handler
            .SetOrder(OpenIddictServerHandlers.Protection.ResolveTokenValidationParameters.Descriptor.Order + 750)
            .UseInlineHandler(context => Spoil(mutation.Current?.Server?.Judging, context)));
    });

    /// <summary>Leaves steps out.</summary>
    /// <returns>Puts them back.</returns>
    /// <exception cref="InvalidOperationException">There is no such step any more: the mutant must follow.</exception>
    public static Action Remove(IServiceProvider services, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return () => { };
        }

        var handlers = services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue.Handlers;
        List<OpenIddictServerHandlerDescriptor> all = [.. handlers];
        var unknown = names.Where(name => !all.Exists(handler => IsNamed(handler, name))).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException($"The authorization server has no step {string.Join(", ", unknown)}.");
        }

        handlers.RemoveAll(handler => names.Any(name => IsNamed(handler, name)));
        return () =>
        {
            handlers.Clear();
            handlers.AddRange(all);
        };
    }

    // Some steps of different endpoints share a name: Authentication.AttachIssuer.
    private static bool IsNamed(OpenIddictServerHandlerDescriptor handler, string name)
    {
        var step = handler.ServiceDescriptor.ServiceType;
        return step.Name == name || $"{step.DeclaringType?.Name}.{step.Name}" == name;
    }

    private static ValueTask Spoil<TContext>(Action<TContext>? spoil, TContext context)
    {
        spoil?.Invoke(context);
        return ValueTask.CompletedTask;
    }
}
