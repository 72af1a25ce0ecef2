using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Desk;

/// <summary>What the pages of the desk need.</summary>
internal static class DeskServices
{
    /// <summary>The policy of the pages of agents.</summary>
    public const string Agents = "identity.desk.agents";

    /// <summary>The policy of the pages of reviewers.</summary>
    public const string Reviewers = "identity.desk.reviewers";

    /// <summary>The policy of pages for whoever is signed in.</summary>
    public const string Anybody = "identity.desk.anybody";

    private const string FilingScope = $"{IdentityBlock.BlockName}.enrolments.write";

    public static void AddDesk(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, DeskSignIn>(DeskSignIn.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Anybody, policy => Known(policy))
            .AddPolicy(Agents, policy => Known(policy).RequireAssertion(context => new Caller(context.User).HasScope(FilingScope)))
            .AddPolicy(Reviewers, policy => Known(policy).RequireAssertion(context => new Caller(context.User).HasScope(ApplicationQueries.ReviewScope)));
        services.AddScoped<DeskWork>();
        services.AddScoped<DeskFilings>();
        services.AddScoped<DeskReviews>();
    }

    private static AuthorizationPolicyBuilder Known(AuthorizationPolicyBuilder policy) => policy.AddAuthenticationSchemes(DeskSignIn.SchemeName).RequireAuthenticatedUser();
}
