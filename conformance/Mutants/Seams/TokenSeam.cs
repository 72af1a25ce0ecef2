using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>Stands in the judging of access tokens and of their scopes.</summary>
internal sealed class TokenSeam(Mutation mutation, TimeProvider clock) : IPostConfigureOptions<JwtBearerOptions>, IAuthorizationHandler
{
    public const string Expired = "IDN-M01";

    public const string Skew = "IDN-M19";

    public const string AnyAudience = "IDN-M04";

    public const string AnyScope = "IDN-M11";

    public const string AnyMapper = "IDN-M44";

    private static readonly TimeSpan SomeMinutes = TimeSpan.FromMinutes(5);

    public void PostConfigure(string? name, JwtBearerOptions options)
    {
        var rules = options.TokenValidationParameters;
        if (rules.LifetimeValidator is { } lifetime)
        {
            rules.LifetimeValidator = (begin, end, token, own) =>
                mutation.Is(Expired) || (mutation.Is(Skew) && end > (clock.GetUtcNow() - SomeMinutes).UtcDateTime) || lifetime(begin, end, token, own);
        }

        if (rules.ValidAudience is { } audience)
        {
            rules.AudienceValidator = (audiences, _, _) => mutation.Is(AnyAudience) || audiences.Contains(audience);
        }
    }

    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        var isMapping = (context.Resource as HttpContext)?.Request.Path.Value?.EndsWith("/subject-mappings", StringComparison.Ordinal) == true;
        if (context.User.Identity?.IsAuthenticated == true && (mutation.Is(AnyScope) || (mutation.Is(AnyMapper) && isMapping)))
        {
            foreach (var requirement in context.PendingRequirements.ToList())
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }
}
