using System.Security.Claims;
using DigitalIndiaStack.Identity.Block.SignIn;
using DigitalIndiaStack.Identity.Block.Storage;
using DigitalIndiaStack.Identity.Block.Subjects;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace DigitalIndiaStack.Identity.Block.Protocol;

/// <summary>
/// Answers RP-initiated logout. A client that shows the person's own identity token signs them out at once; on any other request the person is
/// asked, so that no foreign page can sign them out.
/// </summary>
internal sealed class AnswerEndSession(Sessions sessions, PairwiseSubjects subjects) : IOpenIddictServerHandler<HandleEndSessionRequestContext>
{
    private const string SignOutPage = "/identity/sign-out";

    public static readonly OpenIddictServerHandlerDescriptor Descriptor = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleEndSessionRequestContext>()
        .UseScopedHandler<AnswerEndSession>()
        .SetOrder(OpenIddictServerHandlers.Session.AttachPrincipal.Descriptor.Order + 500)
        .Build();

    public async ValueTask HandleAsync(HandleEndSessionRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        if (await sessions.FindAsync(http, context.CancellationToken) is { } session)
        {
            if (!await IsOwnAsync(context.IdentityTokenHintPrincipal, session, context.CancellationToken))
            {
                Redirect(context, http, $"{SignOutPage}?return={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
                return;
            }

            await sessions.CloseAsync(http, context.CancellationToken);
        }

        if (string.IsNullOrEmpty(context.Request.PostLogoutRedirectUri))
        {
            Redirect(context, http, SignOutPage);
            return;
        }

        context.SignOut();
    }

    private async Task<bool> IsOwnAsync(ClaimsPrincipal? hint, Session session, CancellationToken cancellationToken)
    {
        if (hint?.GetAudiences() is not [var clientId])
        {
            return false;
        }

        var subject = await subjects.OfAsync(session.Tenant, clientId, session.PersonId, cancellationToken);
        return hint.GetClaim(Claims.Subject) == subject;
    }

    private static void Redirect(HandleEndSessionRequestContext context, HttpContext http, string page)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect(page);
        context.HandleRequest();
    }
}
