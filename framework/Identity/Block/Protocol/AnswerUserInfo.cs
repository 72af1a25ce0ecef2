using System.Text.Json.Nodes;
using DigitalIndiaStack.Core.Security;
using DigitalIndiaStack.Identity.Block.Delegates;
using DigitalIndiaStack.Identity.Block.Disclosure;
using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>Answers the userinfo endpoint: the subject as the client knows it, and what the person let it see (IDN-4.5). Never the number (IDN-4.4).</summary>
internal sealed class AnswerUserInfo(IdentityDbContext db, PairwiseSubjects subjects, Acting acting, IOpenIddictAuthorizationManager authorizations)
    : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleUserInfoRequestContext>()
        .UseScopedHandler<AnswerUserInfo>()
        .SetOrder(OpenIddictServerHandlers.UserInfo.AttachClaims.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        var token = context.AccessTokenPrincipal;
        if (!token.HasAudience(Audience.Identity))
        {
            context.Reject(Errors.InvalidToken, "The access token is for another block.");
            return;
        }

        if (!token.HasScope(Scopes.OpenId))
        {
            context.Reject(Errors.InsufficientAccess, "The access token lacks the scope openid.");
            return;
        }

        var authorization = token.GetClaim(TokenClaims.GrantId);
        if (await PersonOfAsync(authorization, context.CancellationToken) is not { } person)
        {
            context.Reject(Errors.InvalidToken, "Nobody's sign-in stands behind the access token any more.");
            return;
        }

        var grant = await acting.GrantAsync(authorization, context.CancellationToken);
        if (grant is null && token.HasClaim(claim => claim.Type == TokenClaims.Actor))
        {
            context.Reject(Errors.InvalidToken, "The person may not act for the other any more.");
            return;
        }

        context.Subject = await subjects.OfAsync(person.Tenant, token.GetClaim(Claims.ClientId)!, person.Id, context.CancellationToken);
        context.Claims[TokenClaims.Tenant] = person.Tenant;
        if (grant is not null)
        {
            context.Claims[TokenClaims.Actor] = new OpenIddictParameter(new JsonObject { [Claims.Subject] = await subjects.OfAsync(person.Tenant, grant.ClientId, grant.DelegateId, context.CancellationToken) });
        }

        Tell(context, person);
    }

    private static void Tell(HandleUserInfoRequestContext context, Person person)
    {
        var token = context.AccessTokenPrincipal;
        var asked = token.GetClaims(AskedClaims.UserInfoClaim);
        foreach (var name in PersonClaims.Of(token.GetScopes()).Union(asked))
        {
            if (PersonClaims.ValueOf(person, name) is { } value)
            {
                context.Claims[name] = value;
            }
        }

        if (VerifiedIdentity.Of(person, asked) is { } verified)
        {
            context.Claims[PersonClaims.Verified] = new OpenIddictParameter(verified);
        }
    }

    private async Task<Person?> PersonOfAsync(string? authorizationId, CancellationToken cancellationToken)
    {
        if (authorizationId is null || await authorizations.FindByIdAsync(authorizationId, cancellationToken) is not { } authorization)
        {
            return null;
        }

        return Guid.TryParse(await authorizations.GetSubjectAsync(authorization, cancellationToken), out var id)
            ? await db.PersonsOfAll.AsNoTracking().SingleOrDefaultAsync(row => row.Id == new PersonId(id) && row.State == PersonState.Active, cancellationToken)
            : null;
    }
}
