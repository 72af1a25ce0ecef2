using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Logout;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>
/// Puts into each token the name by which its reader knows the person (IDN-4.1) and the person's roles there. Inside this block a person goes by
/// their id; it stays in codes and refresh tokens, which only this block can read.
/// </summary>
internal sealed class PersonalTokens(IdentityDbContext db, PairwiseSubjects subjects) : IOpenIddictServerHandler<ProcessSignInContext>
{
    /// <summary>The property of a transaction in which the person is, where another step has read them.</summary>
    public const string PersonProperty = "person";

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessSignInContext>()
        .UseScopedHandler<PersonalTokens>()
        .SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token || context.Principal is not { } principal || PersonPrincipal.IdOf(principal) is not { } id)
        {
            return;
        }

        var person = context.Transaction.GetProperty<Person>(PersonProperty) ?? await db.PersonsOfAll.AsNoTracking().SingleAsync(row => row.Id == id, context.CancellationToken);
        if (context.AccessTokenPrincipal is { } access)
        {
            await NameAsync(access, (person, PersonPrincipal.DelegateOf(principal)), Audience.BlockOf(access.GetAudiences().Single()), context.CancellationToken);
        }

        if (context.IdentityTokenPrincipal is { } identity)
        {
            await NameAsync(identity, (person, PersonPrincipal.DelegateOf(principal)), context.ClientId!, context.CancellationToken);
            identity.SetClaim(SessionIds.Claim, PersonPrincipal.SessionOf(principal) is { } session ? SessionIds.Of(session, context.ClientId!, PersonPrincipal.ActsBy(principal)) : null);
        }
    }

    // What somebody is at a block they are themselves: nobody acts as an officer.
    private async Task NameAsync(ClaimsPrincipal token, (Person Person, PersonId? Delegate) who, string sector, CancellationToken cancellationToken)
    {
        var person = who.Person;
        token.SetClaim(Claims.Subject, await subjects.OfAsync(person.Tenant, sector, person.Id, cancellationToken));
        if (who.Delegate is { } acting)
        {
            token.SetClaim(TokenClaims.Actor, new JsonObject { [Claims.Subject] = await subjects.OfAsync(person.Tenant, sector, acting, cancellationToken) });
            return;
        }

        string[] roles = [.. person.RolesAt(sector)];
        if (roles.Length > 0)
        {
            // As an array also when there is one: readers need not know two forms.
            ((ClaimsIdentity)token.Identity!).AddClaim(new Claim(TokenClaims.Roles, JsonSerializer.Serialize(roles), JsonClaimValueTypes.JsonArray));
        }
    }
}
