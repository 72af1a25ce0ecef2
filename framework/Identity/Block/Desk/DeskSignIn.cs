using System.Security.Claims;
using System.Text.Encodings.Web;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Core.Values;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Desk;

/// <summary>
/// Makes the person who is signed in at the issuer a caller with the scopes of their roles, under the subject by which this block knows them: who files at the desk
/// and decides by the API is the same (IDN-14.11).
/// </summary>
internal sealed class DeskSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IServiceScopeFactory scopes, IOptions<IdentityOptions> identity)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "identity.desk";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A scope of its own: that of the request learns its caller from what this says.
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<Sessions>().FindAsync(Context, Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        services.GetRequiredService<CurrentTenant>().Use(TenantId.Parse(session.Tenant));
        var person = await services.GetRequiredService<IdentityDbContext>().Persons.AsNoTracking().SingleAsync(row => row.Id == session.PersonId, Context.RequestAborted);
        var subject = await services.GetRequiredService<PairwiseSubjects>().OfAsync(session.Tenant, IdentityBlock.BlockName, session.PersonId, Context.RequestAborted);
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(person, subject), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var here = Request.Method == HttpMethods.Get ? $"{Request.Path}{Request.QueryString}" : Request.Path.Value!;
        Response.Redirect($"/identity/sign-in?return={Uri.EscapeDataString(here)}");
        return Task.CompletedTask;
    }

    private ClaimsPrincipal PrincipalOf(Person person, string subject)
    {
        var scopesOfRoles = identity.Value.RoleScopes.Where(entry => person.Has(entry.Value)).Select(entry => entry.Key);
        Claim[] claims =
        [
            new(TokenClaims.ClientId, IdentityBlock.BlockName),
            new(TokenClaims.Subject, subject),
            new(TokenClaims.Tenant, person.Tenant),
            new(TokenClaims.Scope, string.Join(' ', scopesOfRoles)),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
    }
}
